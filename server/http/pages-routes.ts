import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import type { ApiServer } from './api-server.ts';

const built = fileURLToPath(new URL('../../tab/dist/', import.meta.url));
const tabPage = 'tab/index.html';
const hostPage = 'server/sandbox/host-page/index.html';

/**
 * The built pages. Every address below `/tab` is a route of the tab and gets the same page; assets carry
 * their content in their name and may be kept for ever.
 */
export async function pagesRoutes(app: ApiServer, options: { hasHostPage: boolean }): Promise<void> {
  await app.register(fastifyStatic, {
    root: `${built}assets`,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
  });
  const page = (path: string) => (_request: unknown, reply: FastifyReply) =>
    reply.sendFile(path, built, { maxAge: 0, immutable: false });
  app.get('/tab', page(tabPage));
  app.get('/tab/*', page(tabPage));
  if (options.hasHostPage) app.get('/', page(hostPage));
}
