import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localTransport } from '../../server/graph/transport.ts';

let server: Server;
let address: string;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`);
    response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  address = `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('the local transport', () => {
  it('takes what is meant for Graph to the local tenant, path, query and headers as they are', async () => {
    const { fetch } = localTransport(address);
    await fetch('https://graph.microsoft.com/v1.0/users?$top=5&$select=id', {
      headers: { authorization: 'Bearer t' },
    });
    expect(asked.at(-1)).toBe('GET /v1.0/users?$top=5&$select=id Bearer t');
  });

  it('takes what is meant for sign-in to the local tenant’s sign-in', async () => {
    const { fetch } = localTransport(`${address}/`);
    await fetch('https://login.microsoftonline.com/common/oauth2/v2.0/token', { method: 'POST' });
    expect(asked.at(-1)).toBe('POST /login/common/oauth2/v2.0/token ');
  });

  for (const url of [
    'https://example.com/v1.0/users',
    'https://graph.microsoft.com.example.com/v1.0/users',
    'http://graph.microsoft.com/v1.0/users',
    'https://graph.microsoft.us/v1.0/users',
    'https://example.com/?https://graph.microsoft.com/',
  ]) {
    it(`refuses ${url}, and sends nothing`, async () => {
      const before = asked.length;
      const { fetch } = localTransport(address);
      await expect((async () => fetch(url))()).rejects.toThrow(/stands in for Graph and sign-in alone/);
      expect(asked).toHaveLength(before);
    });
  }
});
