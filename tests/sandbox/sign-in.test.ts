import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphClient, localUrl, startClient, type TenantClient } from './tenant-client.ts';

describe('the sign-in of the local tenant', () => {
  let client: TenantClient;
  beforeAll(async () => {
    client = await startClient();
  });
  afterAll(() => client.tenant.close());

  it('gives MSAL an app token with the consented permissions', async () => {
    const { tenant } = client;
    const claims = decodeJwt(await client.appToken());
    expect(claims).toMatchObject({
      aud: 'https://graph.microsoft.com',
      iss: `https://login.microsoftonline.com/${tenant.tenantId}/v2.0`,
      tid: tenant.tenantId,
      appid: tenant.clientId,
      idtyp: 'app',
    });
    expect(claims.roles).toContain('Calendars.ReadWrite');
  });

  it('refuses a wrong secret in the words of Entra', async () => {
    await expect(client.appToken('wrong')).rejects.toMatchObject({
      errorCode: 'invalid_client',
      message: expect.stringContaining('AADSTS7000215'),
    });
  });

  it.each([
    [{ client_id: 'somebody-else' }, 400, 'unauthorized_client', 700016],
    [{ scope: 'https://graph.microsoft.com/User.Read' }, 400, 'invalid_scope', 1002012],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
  ])('refuses the request %j', async (changed, status, error, code) => {
    const { tenant } = client;
    const form = new URLSearchParams({
      client_id: tenant.clientId,
      client_secret: tenant.clientSecret,
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
      ...changed,
    });
    const url = `https://login.microsoftonline.com/${tenant.tenantId}/oauth2/v2.0/token`;
    const response = await fetch(localUrl(tenant, url), {
      method: 'POST',
      body: form,
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error, error_codes: [code] });
  });

  it('signs tab tokens that its published keys verify', async () => {
    const { tenant } = client;
    const lead = tenant.people().find(({ roles }) => roles.includes('Program.Lead'));
    const discovery = `https://login.microsoftonline.com/${tenant.tenantId}/v2.0/.well-known/openid-configuration`;
    const { jwks_uri, issuer } = await (await fetch(localUrl(tenant, discovery))).json();
    const keys = createRemoteJWKSet(new URL(localUrl(tenant, jwks_uri)));
    const { payload, protectedHeader } = await jwtVerify(await tenant.tabToken(lead?.id ?? ''), keys, {
      issuer,
      audience: tenant.clientId,
    });
    expect(protectedHeader).toMatchObject({
      alg: 'RS256',
      kid: expect.any(String),
    });
    expect(payload).toMatchObject({
      oid: lead?.id,
      tid: tenant.tenantId,
      scp: 'access_as_user',
      ver: '2.0',
      roles: ['Program.Lead', 'Program.Admin'],
    });
  });

  it('dates tokens by the machine, wherever the tenant’s clock stands', async () => {
    const { tenant } = await startClient({
      startAt: new Date('2031-01-01T00:00:00Z'),
    });
    const { iat } = decodeJwt(await tenant.tabToken(tenant.people()[0]?.id ?? ''));
    expect(Math.abs(Number(iat) - Date.now() / 1000)).toBeLessThan(60);
    await tenant.close();
  });

  it('does not let a tab token into Graph', async () => {
    const { tenant } = client;
    const token = await tenant.tabToken(tenant.people()[0]?.id ?? '');
    const graph = graphClient(tenant, async () => token);
    await expect(graph.api('/me').get()).rejects.toMatchObject({
      statusCode: 401,
      code: 'InvalidAuthenticationToken',
    });
  });

  it('answers a call without a token as Graph does', async () => {
    const response = await fetch(`${client.tenant.url}/v1.0/users`, {
      headers: { 'client-request-id': 'abc' },
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('client-request-id')).toBe('abc');
    const requestId = response.headers.get('request-id');
    expect(await response.json()).toMatchObject({
      error: {
        code: 'InvalidAuthenticationToken',
        innerError: {
          'request-id': requestId,
          'client-request-id': 'abc',
          date: expect.any(String),
        },
      },
    });
  });
});
