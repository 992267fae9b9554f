import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { EyeToEyeError } from '../errors.ts';

const timeWindow = '1 minute';
const isApi = (request: FastifyRequest) => request.url.startsWith('/api/');

/**
 * Limits the API by person where one is signed in, else by address. The pages themselves are left out: a
 * whole office may come from one address.
 *
 * Requests that are refused before a person is known (no good token, no such address) never reach that limit.
 * They count by their address, and an address with too many is refused before its tokens are looked at. Only
 * refusals count there, so that a busy office isn't held back by its numbers.
 */
export const limitsPlugin = fastifyPlugin(
  async (app: FastifyInstance, options: { perMinute: number; refusalsPerMinute: number }) => {
    await app.register(rateLimit, {
      max: options.perMinute,
      timeWindow,
      hook: 'preHandler',
      allowList: (request) => !isApi(request),
      keyGenerator: (request) => request.caller?.personId ?? request.ip,
    });
    const refusals = app.createRateLimit({
      max: options.refusalsPerMinute,
      timeWindow,
      keyGenerator: (request) => request.ip,
    });
    app.addHook('onRequest', async (request) => {
      if (!isApi(request)) return;
      const state = await refusals(request, { increment: false });
      if (!state.isAllowed && state.remaining === 0) throw new EyeToEyeError('tooManyRequests');
    });
    app.addHook('onResponse', async (request, reply) => {
      if (isApi(request) && (reply.statusCode === 401 || request.is404)) await refusals(request);
    });
  },
  { name: 'limits', dependencies: ['errors'] },
);
