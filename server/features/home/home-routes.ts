import { homeResponse } from '../../../shared/home.ts';
import type { ApiServer } from '../../http/api-server.ts';
import { callerOf } from '../../http/request-caller.ts';
import type { HomeService } from './home-service.ts';

export function homeRoutes(app: ApiServer, service: HomeService): void {
  app.get(
    '/api/home',
    { config: { access: 'signedIn' }, schema: { tags: ['home'], response: { 200: homeResponse } } },
    (request) => service.show(callerOf(request)),
  );
}
