import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';

/** Microsoft's hosts, the only ones that may frame the tab. */
const hosts = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];
/** teams-js reads there which hosts it may trust. */
const trustedHostList = 'https://res.cdn.office.net';

/**
 * Security headers for an app that lives in other people's frames. Helmet's defaults forbid framing
 * (X-Frame-Options, COOP, CORP); frame-ancestors says who may instead. Fluent writes its styles at run
 * time, hence inline styles; scripts are ours alone.
 *
 * @param sameOriginFrames true with the local tenant, whose host page stands on the same origin
 */
export const headersPlugin = fastifyPlugin(
  async (app: FastifyInstance, options: { sameOriginFrames: boolean }) => {
    await app.register(helmet, {
      frameguard: false,
      crossOriginOpenerPolicy: false,
      crossOriginResourcePolicy: false,
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'", trustedHostList],
          connectSrc: ["'self'", trustedHostList],
          frameSrc: options.sameOriginFrames ? ["'self'"] : ["'none'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'none'"],
          frameAncestors: options.sameOriginFrames ? ["'self'", ...hosts] : hosts,
        },
      },
    });
  },
  { name: 'headers' },
);
