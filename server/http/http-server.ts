import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyBaseLogger, type FastifyReply, type FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { pino } from 'pino';
import type { VerifyToken } from './access-tokens.ts';
import type { ApiServer } from './api-server.ts';
import { authenticationPlugin } from './authentication-plugin.ts';
import { errorsPlugin } from './errors-plugin.ts';
import { headersPlugin } from './headers-plugin.ts';
import { limitsPlugin } from './limits-plugin.ts';
import { openApiPlugin } from './openapi-plugin.ts';

const largestBody = 256 * 1024;
const requestsAMinute = 600;
/** A whole office may come from one address, and each tab asks once without a good token before it renews it. */
const refusalsAMinute = 3_000;

/** Fastify with everything that all routes share; no route, no port. */
export async function httpServer(options: {
  logLevel: string;
  verify: VerifyToken;
  sameOriginFrames: boolean;
}): Promise<ApiServer> {
  const server: ApiServer = Fastify({
    loggerInstance: logger(options.logLevel),
    genReqId: () => randomUUID(),
    bodyLimit: largestBody,
    routerOptions: { ignoreTrailingSlash: true },
  }).withTypeProvider<ZodTypeProvider>();
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  await server.register(errorsPlugin);
  await server.register(headersPlugin, { sameOriginFrames: options.sameOriginFrames });
  // Before authentication: its hook must come first, to spare the checking of tokens.
  await server.register(limitsPlugin, { perMinute: requestsAMinute, refusalsPerMinute: refusalsAMinute });
  await server.register(authenticationPlugin, { verify: options.verify });
  await server.register(openApiPlugin);
  return server;
}

/** Logs name the route and never the address: that holds ids, and words that somebody searched for. */
function logger(level: string): FastifyBaseLogger {
  return pino({
    level,
    serializers: {
      req: (request: FastifyRequest) => ({
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
      }),
      res: (reply: FastifyReply) => ({ statusCode: reply.statusCode }),
    },
  });
}
