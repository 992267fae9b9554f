import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EyeToEyeError } from '../../server/errors.ts';
import { tokenVerifier, type VerifyToken } from '../../server/http/access-tokens.ts';
import type { ErrorCode } from '../../shared/errors.ts';

const tenantId = randomUUID();
const clientId = randomUUID();
const personId = randomUUID();
const issuer = `https://login.microsoftonline.com/${tenantId}/v2.0`;
type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

let tenantKey: KeyPair;
let otherKey: KeyPair;
let verify: VerifyToken;
let asked: string[];
let answer: () => Promise<Response>;

interface Changes {
  readonly claims?: JWTPayload;
  readonly without?: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly expires?: string;
  readonly notBefore?: string;
  readonly key?: KeyPair;
  readonly kid?: string;
}

async function tokenWith(changes: Changes = {}): Promise<string> {
  const claims: JWTPayload = {
    tid: tenantId,
    oid: personId,
    scp: 'access_as_user',
    ver: '2.0',
    ...changes.claims,
  };
  if (changes.without) delete claims[changes.without];
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: changes.kid ?? 'tenant-key' })
    .setIssuer(changes.issuer ?? issuer)
    .setAudience(changes.audience ?? clientId)
    .setIssuedAt()
    .setNotBefore(changes.notBefore ?? '0s')
    .setExpirationTime(changes.expires ?? '1h')
    .sign((changes.key ?? tenantKey).privateKey);
}

async function refusalOf(token: string): Promise<ErrorCode | 'accepted'> {
  try {
    await verify(token);
    return 'accepted';
  } catch (error) {
    if (error instanceof EyeToEyeError) return error.code;
    throw error;
  }
}

beforeAll(async () => {
  tenantKey = await generateKeyPair('RS256', { extractable: true });
  otherKey = await generateKeyPair('RS256', { extractable: true });
});
beforeEach(async () => {
  const jwk = { ...(await exportJWK(tenantKey.publicKey)), kid: 'tenant-key', alg: 'RS256', use: 'sig' };
  asked = [];
  answer = async () => Response.json({ keys: [jwk] });
  const fetch = async (url: string) => {
    asked.push(url);
    return answer();
  };
  verify = tokenVerifier({ tenantId, clientId, fetch });
});

describe('a token of the tenant, meant for this app', () => {
  it('says who calls, by ids alone', async () => {
    const caller = await verify(
      await tokenWith({ claims: { name: 'Sample Person', email: 's@example.com' } }),
    );
    expect(caller).toEqual({ tenantId, personId, roles: [] });
  });

  it('gives the app roles that the product knows, and no others', async () => {
    const roles = ['Program.Lead', 'Something.Else'];
    expect((await verify(await tokenWith({ claims: { roles } }))).roles).toEqual(['Program.Lead']);
  });

  it('may carry further scopes', async () => {
    const token = await tokenWith({ claims: { scp: 'openid access_as_user profile' } });
    expect(await refusalOf(token)).toBe('accepted');
  });

  it('is judged by keys that are read once, from the tenant’s own address', async () => {
    await verify(await tokenWith());
    await verify(await tokenWith());
    expect(asked).toEqual([`https://login.microsoftonline.com/${tenantId}/discovery/v2.0/keys`]);
  });

  it('still counts half a minute after its end, for clocks that differ', async () => {
    expect(await refusalOf(await tokenWith({ expires: '-30s' }))).toBe('accepted');
  });
});

describe('refused as not signed in is a token', () => {
  const cases: Readonly<Record<string, Changes>> = {
    'that has run out': { expires: '-2m' },
    'that is not good yet': { notBefore: '10m' },
    'meant for Graph': { audience: 'https://graph.microsoft.com' },
    'meant for Graph by its id': { audience: '00000003-0000-0000-c000-000000000000' },
    'meant for another app': { audience: randomUUID() },
    'of another issuer': { issuer: `https://login.microsoftonline.com/${randomUUID()}/v2.0` },
    'of the old issuer': { issuer: `https://sts.windows.net/${tenantId}/` },
    'that names another tenant': { claims: { tid: randomUUID() } },
    'of version 1': { claims: { ver: '1.0' } },
    'without the scope': { claims: { scp: 'openid profile' } },
    'with a scope that merely begins like it': { claims: { scp: 'access_as_user_too' } },
    'of an app, not of a person': { without: 'scp', claims: { roles: ['Program.Admin'] } },
    'without a person': { without: 'oid' },
    'without a tenant': { without: 'tid' },
    'with a person that is no id': { claims: { oid: 'sample@example.com' } },
  };
  for (const [what, changes] of Object.entries(cases)) {
    it(what, async () => {
      expect(await refusalOf(await tokenWith(changes))).toBe('notSignedIn');
    });
  }

  it('signed by somebody else under the tenant’s key id', async () => {
    expect(await refusalOf(await tokenWith({ key: otherKey }))).toBe('notSignedIn');
  });

  it('signed with a key that the tenant does not publish', async () => {
    expect(await refusalOf(await tokenWith({ key: otherKey, kid: 'other-key' }))).toBe('notSignedIn');
  });

  it('whose words were changed after it was signed', async () => {
    const [head, , signature] = (await tokenWith()).split('.');
    const claims = {
      tid: tenantId,
      oid: randomUUID(),
      scp: 'access_as_user',
      ver: '2.0',
      aud: clientId,
      iss: issuer,
    };
    const forged = Buffer.from(JSON.stringify({ ...claims, exp: 4_000_000_000 })).toString('base64url');
    expect(await refusalOf(`${head}.${forged}.${signature}`)).toBe('notSignedIn');
  });

  it('that is not signed at all', async () => {
    const [, claims] = (await tokenWith()).split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    expect(await refusalOf(`${none}.${claims}.`)).toBe('notSignedIn');
  });

  it('signed with the public key as a shared secret', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(tenantKey.publicKey)));
    const token = await new SignJWT({ tid: tenantId, oid: personId, scp: 'access_as_user', ver: '2.0' })
      .setProtectedHeader({ alg: 'HS256', kid: 'tenant-key' })
      .setIssuer(issuer)
      .setAudience(clientId)
      .setExpirationTime('1h')
      .sign(secret);
    expect(await refusalOf(token)).toBe('notSignedIn');
  });

  it('that is no token', async () => {
    for (const text of ['', 'x', 'a.b.c', '{}']) expect(await refusalOf(text)).toBe('notSignedIn');
  });
});

describe('sign-in that cannot be reached', () => {
  it('is our trouble and not the caller’s: the line is broken', async () => {
    answer = async () => {
      throw new TypeError('fetch failed');
    };
    expect(await refusalOf(await tokenWith())).toBe('notReady');
  });

  it('is our trouble and not the caller’s: it answers with an error', async () => {
    answer = async () => new Response('down for a moment', { status: 503 });
    expect(await refusalOf(await tokenWith())).toBe('notReady');
  });

  it('is our trouble and not the caller’s: what it answers is no key set', async () => {
    answer = async () => new Response('<html>a portal</html>');
    expect(await refusalOf(await tokenWith())).toBe('notReady');
  });

  it('lets people in again as soon as it is back', async () => {
    const works = answer;
    answer = async () => new Response('down for a moment', { status: 503 });
    expect(await refusalOf(await tokenWith())).toBe('notReady');
    answer = works;
    expect(await refusalOf(await tokenWith())).toBe('accepted');
  });
});
