import { departmentsResponse, meResponse, peopleQuery, peopleResponse } from '../../../shared/people.ts';
import type { ApiServer } from '../../http/api-server.ts';
import { callerOf } from '../../http/request-caller.ts';
import type { PeopleService } from './people-service.ts';

export function peopleRoutes(app: ApiServer, service: PeopleService): void {
  app.get(
    '/api/me',
    { config: { access: 'signedIn' }, schema: { tags: ['people'], response: { 200: meResponse } } },
    (request) => service.me(callerOf(request)),
  );

  app.get(
    '/api/people',
    {
      config: { access: 'signedIn' },
      schema: { tags: ['people'], querystring: peopleQuery, response: { 200: peopleResponse } },
    },
    (request) => service.search(callerOf(request), request.query.search),
  );

  app.get(
    '/api/departments',
    {
      config: { access: 'programLead' },
      schema: { tags: ['people'], response: { 200: departmentsResponse } },
    },
    (request) => service.departments(callerOf(request)),
  );
}
