import { approvalsResponse, decisionForm, undoForm } from '../../../shared/approvals.ts';
import type { ApiServer } from '../../http/api-server.ts';
import { callerOf } from '../../http/request-caller.ts';
import type { ApprovalService } from './approval-service.ts';

const own = { config: { access: 'signedIn' } } as const;
const response = { 200: approvalsResponse };
const tags = ['approvals'];

export function approvalRoutes(app: ApiServer, service: ApprovalService): void {
  app.get('/api/approvals', { ...own, schema: { tags, response } }, (request) =>
    service.list(callerOf(request)),
  );

  app.post(
    '/api/approvals/decisions',
    { ...own, schema: { tags, body: decisionForm, response } },
    (request) => service.decide(callerOf(request), request.body),
  );

  app.post('/api/approvals/undo', { ...own, schema: { tags, body: undoForm, response } }, (request) =>
    service.undo(callerOf(request), request.body),
  );
}
