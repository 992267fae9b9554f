import { z } from 'zod';
import { roundId } from '../../../shared/ids.ts';
import {
  healthResponse,
  pairingResponse,
  programResponse,
  volunteersResponse,
} from '../../../shared/programs.ts';
import type { ApiServer } from '../../http/api-server.ts';
import { callerOf } from '../../http/request-caller.ts';
import type { ProgramService } from '../programs/program-service.ts';
import type { RoundService } from './round-service.ts';

const params = z.object({ roundId });
const forLeads = { config: { access: 'programLead' } } as const;
const tags = ['rounds'];

export function roundRoutes(app: ApiServer, service: RoundService, programs: ProgramService): void {
  app.get(
    '/api/rounds/:roundId/volunteers',
    { ...forLeads, schema: { tags, params, response: { 200: volunteersResponse } } },
    (request) => service.volunteers(callerOf(request), request.params.roundId),
  );

  app.get(
    '/api/rounds/:roundId/pairing',
    { ...forLeads, schema: { tags, params, response: { 200: pairingResponse } } },
    (request) => service.pairing(callerOf(request), request.params.roundId),
  );

  app.post(
    '/api/rounds/:roundId/pairing-runs',
    { ...forLeads, schema: { tags, params, response: { 202: pairingResponse } } },
    async (request, reply) =>
      reply.status(202).send(await service.runPairing(callerOf(request), request.params.roundId)),
  );

  app.post(
    '/api/rounds/:roundId/publication',
    { ...forLeads, schema: { tags, params, response: { 200: programResponse } } },
    async (request) => {
      const caller = callerOf(request);
      await service.publish(caller, request.params.roundId);
      return programs.showOfRound(caller, request.params.roundId);
    },
  );

  app.get(
    '/api/rounds/:roundId/health',
    { ...forLeads, schema: { tags, params, response: { 200: healthResponse } } },
    (request) => service.health(callerOf(request), request.params.roundId),
  );
}
