import { createHash, randomUUID } from 'node:crypto';
import { decodeJwt, errors, exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import type { DirectoryUser } from './directory.ts';
import { GraphError } from './graph/graph-error.ts';
import type { TenantStore } from './tenant-store.ts';

export const graphAudience = 'https://graph.microsoft.com';

/** The application permissions that an administrator consented to (`app-package/permissions.md` names their uses). */
export const appPermissions = [
  'User.Read.All',
  'GroupMember.Read.All',
  'Calendars.ReadWrite',
  'Mail.Send',
  'TeamsActivity.Send',
] as const;
const personScopes = 'Calendars.ReadWrite Mail.Read User.Read';

/** Who holds a Graph token: the app for the whole tenant, or a signed-in person for the own things. */
export type GraphCaller = { readonly kind: 'app' } | { readonly kind: 'person'; readonly personId: string };

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface Tokens {
  readonly publicKeys: readonly JWK[];
  appToken(): Promise<IssuedToken>;
  tabToken(user: DirectoryUser): Promise<IssuedToken>;
  graphToken(user: DirectoryUser): Promise<IssuedToken>;
  /** Checks a Graph token as Graph does; throws its 401. */
  verifyGraphToken(token: string): Promise<GraphCaller>;
}

const lifetimeSeconds = 3599;

/**
 * Signs tokens in the shape of Entra's v2. Their times are the machine's, never the tenant clock's: moving that
 * clock signs nobody out. The key pair is made at the first start and stays in the data file.
 */
export async function createTokens(store: TenantStore, tenantId: string, clientId: string): Promise<Tokens> {
  const { privateKey, publicKey, publicJwk } = await signingKeys(store);
  const issuer = `https://login.microsoftonline.com/${tenantId}/v2.0`;
  const verified = new Map<string, { caller: GraphCaller; expiresMs: number }>();

  const issue = async (audience: string, claims: Record<string, unknown>): Promise<IssuedToken> => {
    const now = Math.floor(Date.now() / 1000);
    const token = await new SignJWT({ ...claims, tid: tenantId, ver: '2.0', uti: randomUUID() })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: String(publicJwk.kid) })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + lifetimeSeconds)
      .sign(privateKey);
    return { token, expiresAt: new Date((now + lifetimeSeconds) * 1000) };
  };

  const personClaims = ({ person, userPrincipalName }: DirectoryUser) => ({
    oid: person.id,
    sub: createHash('sha256').update(`${clientId}${person.id}`).digest('base64url'),
    name: person.displayName,
    preferred_username: userPrincipalName,
  });

  return {
    publicKeys: [publicJwk],
    appToken: () =>
      issue(graphAudience, {
        appid: clientId,
        azp: clientId,
        idtyp: 'app',
        oid: clientId,
        sub: clientId,
        roles: appPermissions,
      }),
    tabToken: (user) =>
      issue(clientId, {
        ...personClaims(user),
        azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
        azpacr: '0',
        scp: 'access_as_user',
        ...(user.person.roles.length > 0 ? { roles: user.person.roles } : {}),
      }),
    graphToken: (user) =>
      issue(graphAudience, {
        ...personClaims(user),
        appid: clientId,
        azp: clientId,
        idtyp: 'user',
        scp: personScopes,
      }),
    async verifyGraphToken(token) {
      const known = verified.get(token);
      if (known !== undefined && known.expiresMs > Date.now()) return known.caller;
      requireGraphAudience(token);
      try {
        const { payload } = await jwtVerify(token, publicKey, {
          issuer,
          audience: graphAudience,
          algorithms: ['RS256'],
        });
        const caller: GraphCaller =
          payload.idtyp === 'app' ? { kind: 'app' } : { kind: 'person', personId: String(payload.oid) };
        if (verified.size > 1000) verified.clear();
        verified.set(token, { caller, expiresMs: Number(payload.exp) * 1000 });
        return caller;
      } catch (error) {
        throw unauthorised(reasonOf(error));
      }
    },
  };
}

export function unauthorised(message: string): GraphError {
  return new GraphError(401, 'InvalidAuthenticationToken', message);
}

function requireGraphAudience(token: string): void {
  let audience: unknown;
  try {
    audience = decodeJwt(token).aud;
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw unauthorised('IDX14100: JWT is not well formed, there are no dots (.).');
  }
  if (audience !== graphAudience) throw unauthorised('Access token validation failure. Invalid audience.');
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'Lifetime validation failed, the token is expired.';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'Signature is invalid.';
  return 'Access token validation failure.';
}

async function signingKeys(store: TenantStore) {
  let stored = store.meta('signingKey');
  if (stored === undefined) {
    const pair = await generateKeyPair('RS256', { extractable: true, modulusLength: 2048 });
    stored = JSON.stringify(await exportJWK(pair.privateKey));
    store.setMeta('signingKey', stored);
  }
  const privateJwk: JWK = JSON.parse(stored);
  const kid = createHash('sha256').update(String(privateJwk.n)).digest('base64url').slice(0, 27);
  const publicJwk: JWK = {
    kty: 'RSA',
    use: 'sig',
    alg: 'RS256',
    kid,
    n: String(privateJwk.n),
    e: String(privateJwk.e),
  };
  return {
    privateKey: await importJWK(privateJwk, 'RS256'),
    publicKey: await importJWK(publicJwk, 'RS256'),
    publicJwk,
  };
}
