import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { leadsPrograms } from '../caller.ts';
import { EyeToEyeError } from '../errors.ts';
import type { VerifyToken } from './access-tokens.ts';
import './request-caller.ts';

/**
 * Puts the caller on each request and enforces the route's `config.access`. A route under `/api` that names
 * none does not start: forgetting it can't open a door.
 */
export const authenticationPlugin = fastifyPlugin(
  async (app: FastifyInstance, options: { verify: VerifyToken }) => {
    app.decorateRequest('caller', null);
    app.addHook('onRoute', (route) => {
      if (route.url.startsWith('/api/') && !route.config?.access && !route.url.startsWith('/api/docs')) {
        throw new Error(`${route.url} doesn't say who may call it (config.access)`);
      }
    });
    app.addHook('onRequest', async (request) => {
      const access = request.routeOptions.config.access ?? 'everybody';
      if (access === 'everybody') return;
      const header = request.headers.authorization;
      if (!header?.startsWith('Bearer ')) throw new EyeToEyeError('notSignedIn');
      request.caller = await options.verify(header.slice('Bearer '.length));
      if (access === 'programLead' && !leadsPrograms(request.caller)) throw new EyeToEyeError('notAllowed');
    });
  },
  { name: 'authentication', dependencies: ['errors'] },
);
