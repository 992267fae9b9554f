import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

/**
 * The OpenAPI document, made from the same schemas that validate, at `/api/docs` (JSON at `/api/docs/json`).
 * It lists the routes that carry a tag: pages, files and what belongs to the local tenant have none.
 */
export const openApiPlugin = fastifyPlugin(
  async (app: FastifyInstance) => {
    await app.register(swagger, {
      openapi: {
        info: {
          title: 'Eye to Eye',
          version: '1',
          description: 'The API that the tab uses. Sign in with a token of the tenant, meant for this app.',
        },
        components: {
          securitySchemes: { entra: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
        },
        security: [{ entra: [] }],
      },
      transform: (route) =>
        route.schema?.tags ? jsonSchemaTransform(route) : { schema: { hide: true }, url: route.url },
    });
    await app.register(swaggerUi, { routePrefix: '/api/docs' });
  },
  { name: 'openapi' },
);
