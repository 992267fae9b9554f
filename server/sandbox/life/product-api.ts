import type { z } from 'zod';
import type { ApiServer } from '../../http/api-server.ts';
import type { LocalTenant } from '../local-tenant.ts';

/** The product's own API as one of the tenant's people uses it: with their token, through the front door. */
export interface ProductApi {
  get<T>(personId: string, path: string, schema: z.ZodType<T>): Promise<T>;
  send(personId: string, method: 'POST' | 'PUT', path: string, body?: object): Promise<void>;
  sendFor<T>(
    personId: string,
    method: 'POST' | 'PUT',
    path: string,
    schema: z.ZodType<T>,
    body?: object,
  ): Promise<T>;
}

export function productApi(tenant: LocalTenant, server: ApiServer): ProductApi {
  const tokens = new Map<string, { token: string; usableUntil: number }>();

  async function tokenOf(personId: string): Promise<string> {
    const known = tokens.get(personId);
    if (known && known.usableUntil > performance.now()) return known.token;
    const token = await tenant.tabToken(personId);
    tokens.set(personId, { token, usableUntil: performance.now() + 30 * 60_000 });
    return token;
  }

  async function call(
    personId: string,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object,
  ): Promise<unknown> {
    const response = await server.inject({
      method,
      url: `/api${path}`,
      headers: { authorization: `Bearer ${await tokenOf(personId)}` },
      ...(body ? { payload: body } : {}),
    });
    if (response.statusCode >= 400) {
      throw new Error(`${method} ${path} answered ${response.statusCode}: ${response.body}`);
    }
    return response.json();
  }

  return {
    get: async (personId, path, schema) => schema.parse(await call(personId, 'GET', path)),
    send: async (personId, method, path, body) => {
      await call(personId, method, path, body);
    },
    sendFor: async (personId, method, path, schema, body) =>
      schema.parse(await call(personId, method, path, body)),
  };
}
