import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TenantContext } from '../tenant-context.ts';
import type { Tokens } from '../tokens.ts';
import { unauthorised } from '../tokens.ts';
import { activityRoutes } from './activity-routes.ts';
import { calendarViewRoutes } from './calendar-view-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { badRequest, GraphError } from './graph-error.ts';
import { mailRoutes } from './mail-routes.ts';
import { scheduleRoutes } from './schedule-routes.ts';
import { usersRoutes } from './users-routes.ts';

/** Moments of a write, for crash tests: `afterEffect` is after the commit and before the answer. */
export type OnMoment = (
  moment: 'beforeEffect' | 'afterEffect' | 'afterAnswer',
  call: { method: string; path: string },
) => void;

/** Graph v1.0 in its first form, to be mounted under `/v1.0`. */
export function graphApp(
  app: FastifyInstance,
  tenant: TenantContext,
  tokens: Tokens,
  onMoment: OnMoment | undefined,
): void {
  app.decorateRequest('graphCaller', null);
  readJsonBodies(app);
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply));
  app.setNotFoundHandler((request, reply) =>
    sendError(
      new GraphError(400, 'BadRequest', `Resource not found for the segment '${lastSegment(request)}'.`),
      request,
      reply,
    ),
  );
  app.addHook('onRequest', async (request, reply) => {
    const clientRequestId = request.headers['client-request-id'];
    reply.header('request-id', randomUUID());
    if (typeof clientRequestId === 'string') reply.header('client-request-id', clientRequestId);
    request.graphCaller = await authenticate(request, tokens);
  });
  if (onMoment !== undefined) callAtMoments(app, onMoment);
  usersRoutes(app, tenant);
  scheduleRoutes(app, tenant);
  eventRoutes(app, tenant);
  calendarViewRoutes(app, tenant);
  mailRoutes(app, tenant);
  activityRoutes(app, tenant);
}

/** An action without parameters may come with an empty body: Graph takes that, Fastify's own parser does not. */
function readJsonBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      const text = String(body);
      done(null, text.trim() === '' ? undefined : JSON.parse(text));
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      done(badRequest(`Unable to read JSON request payload. ${reason}`, 'BadRequest'));
    }
  });
}

async function authenticate(request: FastifyRequest, tokens: Tokens) {
  const header = request.headers.authorization ?? '';
  const token = /^Bearer\s+(.+)$/i.exec(header)?.[1];
  if (token === undefined) throw unauthorised('Access token is empty.');
  return tokens.verifyGraphToken(token);
}

/** A moment that throws cuts the connection: the caller learns nothing, as when the network fails. */
function callAtMoments(app: FastifyInstance, onMoment: OnMoment): void {
  const callOf = (request: FastifyRequest) => ({
    method: request.method,
    path: new URL(request.url, 'http://localhost').pathname,
  });
  const isWrite = (request: FastifyRequest) =>
    request.method !== 'GET' && !/\/getSchedule$/.test(callOf(request).path);
  const cutOnError = (request: FastifyRequest, moment: 'beforeEffect' | 'afterEffect'): boolean => {
    try {
      onMoment(moment, callOf(request));
      return false;
    } catch {
      // Whatever the test throws means the same: the line is dead from here on.
      request.raw.socket.destroy();
      return true;
    }
  };
  app.addHook('preHandler', async (request, reply) => {
    if (isWrite(request) && cutOnError(request, 'beforeEffect')) reply.hijack();
    return undefined;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (isWrite(request) && reply.statusCode < 300) cutOnError(request, 'afterEffect');
    return payload;
  });
  app.addHook('onResponse', async (request, reply) => {
    if (isWrite(request) && reply.statusCode < 300) onMoment('afterAnswer', callOf(request));
  });
}

function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asGraphError(error);
  const requestId = String(reply.getHeader('request-id') ?? randomUUID());
  const clientRequestId = String(request.headers['client-request-id'] ?? requestId);
  return reply
    .code(known.status)
    .header('request-id', requestId)
    .send({
      error: {
        code: known.code,
        message: known.message,
        innerError: {
          date: new Date().toISOString().slice(0, 19),
          'request-id': requestId,
          'client-request-id': clientRequestId,
        },
      },
    });
}

/** What Fastify itself refuses (a body that is not JSON) is a bad request of Graph's too; the rest is our fault. */
function asGraphError(error: unknown): GraphError {
  if (error instanceof GraphError) return error;
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  const message = error instanceof Error ? error.message : String(error);
  return status >= 400 && status < 500
    ? new GraphError(status, 'BadRequest', message)
    : new GraphError(500, 'generalException', message);
}

function lastSegment(request: FastifyRequest): string {
  return new URL(request.url, 'http://localhost').pathname.split('/').at(-1) ?? '';
}
