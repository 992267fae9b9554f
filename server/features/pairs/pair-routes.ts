import { z } from 'zod';
import { pairId } from '../../../shared/ids.ts';
import { pairResponse, pairsResponse } from '../../../shared/pairs.ts';
import type { ApiServer } from '../../http/api-server.ts';
import { callerOf } from '../../http/request-caller.ts';
import type { PairService } from './pair-service.ts';

const own = { config: { access: 'signedIn' } } as const;
const tags = ['pairs'];

export function pairRoutes(app: ApiServer, service: PairService): void {
  app.get('/api/pairs', { ...own, schema: { tags, response: { 200: pairsResponse } } }, (request) =>
    service.list(callerOf(request)),
  );

  app.get(
    '/api/pairs/:pairId',
    { ...own, schema: { tags, params: z.object({ pairId }), response: { 200: pairResponse } } },
    (request) => service.show(callerOf(request), request.params.pairId),
  );
}
