import { z } from 'zod';
import { programId } from '../../../shared/ids.ts';
import { programForm, programResponse, programsResponse } from '../../../shared/programs.ts';
import type { ApiServer } from '../../http/api-server.ts';
import { callerOf } from '../../http/request-caller.ts';
import type { ProgramService } from './program-service.ts';

const params = z.object({ programId });
const forLeads = { config: { access: 'programLead' } } as const;

export function programRoutes(app: ApiServer, service: ProgramService): void {
  app.get(
    '/api/programs',
    { ...forLeads, schema: { tags: ['programs'], response: { 200: programsResponse } } },
    (request) => service.list(callerOf(request)),
  );

  app.post(
    '/api/programs',
    { ...forLeads, schema: { tags: ['programs'], body: programForm, response: { 201: programResponse } } },
    async (request, reply) => reply.status(201).send(await service.create(callerOf(request), request.body)),
  );

  app.get(
    '/api/programs/:programId',
    { ...forLeads, schema: { tags: ['programs'], params, response: { 200: programResponse } } },
    (request) => service.show(callerOf(request), request.params.programId),
  );

  app.post(
    '/api/programs/:programId/rounds',
    { ...forLeads, schema: { tags: ['programs'], params, response: { 201: programResponse } } },
    async (request, reply) =>
      reply.status(201).send(await service.openRound(callerOf(request), request.params.programId)),
  );
}
