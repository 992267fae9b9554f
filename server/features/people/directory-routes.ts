import { directoryResponse } from '../../../shared/directory.ts';
import type { ApiServer } from '../../http/api-server.ts';
import { callerOf } from '../../http/request-caller.ts';
import type { DirectoryService } from './directory-service.ts';

export function directoryRoutes(app: ApiServer, service: DirectoryService): void {
  app.get(
    '/api/directory',
    {
      config: { access: 'programLead' },
      schema: { tags: ['directory'], response: { 200: directoryResponse } },
    },
    (request) => service.status(callerOf(request).tenantId),
  );

  app.post(
    '/api/directory/readings',
    {
      config: { access: 'programLead' },
      schema: { tags: ['directory'], response: { 202: directoryResponse } },
    },
    async (request, reply) => reply.status(202).send(await service.readAgain(callerOf(request).tenantId)),
  );
}
