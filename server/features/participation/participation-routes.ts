import { z } from 'zod';
import { roundId } from '../../../shared/ids.ts';
import { offerForm, offersResponse, participationResponse } from '../../../shared/participation.ts';
import type { ApiServer } from '../../http/api-server.ts';
import { callerOf } from '../../http/request-caller.ts';
import type { ParticipationService } from './participation-service.ts';

const params = z.object({ roundId });
const own = { config: { access: 'signedIn' } } as const;
const response = { 200: participationResponse };
const tags = ['participation'];

export function participationRoutes(app: ApiServer, service: ParticipationService): void {
  app.get('/api/offers', { ...own, schema: { tags, response: { 200: offersResponse } } }, (request) =>
    service.offers(callerOf(request)),
  );

  app.get('/api/rounds/:roundId/participation', { ...own, schema: { tags, params, response } }, (request) =>
    service.show(callerOf(request), request.params.roundId),
  );

  app.put(
    '/api/rounds/:roundId/participation',
    { ...own, schema: { tags, params, body: offerForm, response } },
    (request) => service.save(callerOf(request), request.params.roundId, request.body),
  );

  app.post(
    '/api/rounds/:roundId/participation/submission',
    { ...own, schema: { tags, params, response } },
    (request) => service.submit(callerOf(request), request.params.roundId),
  );

  app.post(
    '/api/rounds/:roundId/participation/withdrawal',
    { ...own, schema: { tags, params, response } },
    (request) => service.withdraw(callerOf(request), request.params.roundId),
  );
}
