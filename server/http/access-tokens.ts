import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { appRole, appRoles } from '../../shared/people.ts';
import type { Caller } from '../caller.ts';
import { EyeToEyeError } from '../errors.ts';

/** What a tab token must hold beyond what jose checks. */
const claims = z.object({
  tid: z.uuid(),
  oid: z.uuid(),
  scp: z.string(),
  ver: z.literal('2.0'),
  roles: z.array(z.string()).default([]),
});
const scope = 'access_as_user';

export type VerifyToken = (token: string) => Promise<Caller>;

/**
 * Judges the tokens that Teams and Outlook hand to the tab: signature by the tenant's published keys
 * (cached, read again when a new key appears), issuer, audience, expiry, tenant, scope. A token meant for
 * Graph is refused by its audience. Judged by the machine's time, whatever the business clock says.
 *
 * Source: Microsoft identity platform, access token claims reference, v2.0.
 */
export function tokenVerifier(options: {
  tenantId: string;
  clientId: string;
  fetch: (url: string, init?: RequestInit) => Promise<Response>;
}): VerifyToken {
  const authority = `https://login.microsoftonline.com/${options.tenantId}`;
  const keys = createRemoteJWKSet(new URL(`${authority}/discovery/v2.0/keys`), {
    [customFetch]: (url, init) => options.fetch(url, init),
  });
  return async (token) => {
    const payload = await verified(token, keys, { issuer: `${authority}/v2.0`, audience: options.clientId });
    const parsed = claims.safeParse(payload);
    if (!parsed.success || parsed.data.tid !== options.tenantId) throw new EyeToEyeError('notSignedIn');
    if (!parsed.data.scp.split(' ').includes(scope)) throw new EyeToEyeError('notSignedIn');
    const known = new Set<string>(appRoles);
    return Object.freeze({
      tenantId: parsed.data.tid,
      personId: parsed.data.oid,
      roles: parsed.data.roles.filter((role) => known.has(role)).map((role) => appRole.parse(role)),
    });
  };
}

/** How jose says that it has no keys to judge by; an error status and a body that isn't JSON have no class. */
const keysTrouble: ReadonlySet<string> = new Set([
  errors.JWKSTimeout.code,
  errors.JWKSInvalid.code,
  errors.JOSEError.code,
]);

async function verified(
  token: string,
  keys: ReturnType<typeof createRemoteJWKSet>,
  expected: { issuer: string; audience: string },
) {
  try {
    const { payload } = await jwtVerify(token, keys, {
      ...expected,
      algorithms: ['RS256'],
      clockTolerance: 60,
      requiredClaims: ['exp', 'tid', 'oid', 'scp'],
    });
    return payload;
  } catch (cause) {
    // Sign-in that can't be reached, or answers no keys, is our trouble and not the caller's.
    const refused = cause instanceof errors.JOSEError && !keysTrouble.has(cause.code);
    throw new EyeToEyeError(refused ? 'notSignedIn' : 'notReady', { cause });
  }
}
