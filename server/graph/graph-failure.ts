import { AuthError } from '@azure/msal-node';
import { GraphError } from '@microsoft/microsoft-graph-client';

/** What to do about a failed call: later again, never again, or ask an administrator for consent. */
export type FailureKind = 'retryable' | 'permanent' | 'needsConsent';

/** A failed Graph call. Carries ids for support and never anything that somebody wrote. */
export class GraphFailure extends Error {
  override readonly name = 'GraphFailure';
  readonly kind: FailureKind;
  readonly status: number;
  /** Graph's error code, such as `ErrorItemNotFound`. */
  readonly code: string;
  readonly clientRequestId: string;
  readonly operation: string;
  /** From Retry-After, in milliseconds. */
  readonly retryAfterMs: number | null;
  /** It is known that nothing happened: the call was refused, or never left. */
  readonly isWithoutEffect: boolean;

  constructor(details: {
    status: number;
    code: string;
    clientRequestId: string;
    operation: string;
    retryAfterMs: number | null;
    /** Where nothing is said, the status decides. */
    isWithoutEffect?: boolean;
    cause?: unknown;
  }) {
    super(
      `${details.operation}: ${details.status} ${details.code} (client-request-id ${details.clientRequestId})`,
      {
        cause: details.cause,
      },
    );
    this.status = details.status;
    this.code = details.code;
    this.clientRequestId = details.clientRequestId;
    this.operation = details.operation;
    this.retryAfterMs = details.retryAfterMs;
    this.kind = kindOf(details.status, details.code);
    this.isWithoutEffect = details.isWithoutEffect ?? (this.kind !== 'retryable' || isTurnedAway(details));
  }

  /** The same failure of a call whose earlier attempt may have had its effect. */
  afterUnknown(): GraphFailure {
    return new GraphFailure({ ...this, isWithoutEffect: false, cause: this.cause });
  }
}

/** "Not now": a gateway that names a time has passed nothing on. */
function isTurnedAway(answer: { status: number; retryAfterMs: number | null }): boolean {
  return answer.status === 429 || (answer.status === 503 && answer.retryAfterMs !== null);
}

function kindOf(status: number, code: string): FailureKind {
  if (status === 0 || status === 408 || status === 429 || status >= 500) return 'retryable';
  // Exchange answers a stale id or a locked mailbox with codes of its own under 4xx.
  if (code === 'ErrorServerBusy' || code === 'ErrorMailboxStoreUnavailable') return 'retryable';
  if (status === 401 || status === 403) return 'needsConsent';
  return 'permanent';
}

/** Turns whatever the Graph client threw into a GraphFailure; network errors have status 0. */
export function graphFailure(operation: string, clientRequestId: string, error: unknown): GraphFailure {
  if (error instanceof GraphFailure) return error;
  if (error instanceof GraphError && error.statusCode > 0) {
    return new GraphFailure({
      status: error.statusCode,
      code: error.code ?? 'unknown',
      clientRequestId,
      operation,
      retryAfterMs: retryAfterMs(error.headers),
    });
  }
  return new GraphFailure({
    status: 0,
    code: 'networkError',
    clientRequestId,
    operation,
    retryAfterMs: null,
    isWithoutEffect: neverConnected(error),
    cause: error,
  });
}

/** No connection was made, so no byte of the request left (Node's and undici's codes). */
const connectionCodes: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function neverConnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && connectionCodes.has(cause.code);
}

/**
 * A call that got no token, so that it never left. What sign-in itself refuses (an expired secret, a tenant
 * that doesn't know the app) is an administrator's to mend; the rest passes.
 */
export function tokenFailure(operation: string, clientRequestId: string, error: unknown): GraphFailure {
  const refusal = error instanceof AuthError && isRefusedSignIn(error) ? error : null;
  return new GraphFailure({
    status: refusal ? 401 : 0,
    code: refusal ? refusal.errorCode : 'noToken',
    clientRequestId,
    operation,
    retryAfterMs: null,
    isWithoutEffect: true,
    cause: error,
  });
}

/** OAuth 2.0 (RFC 6749, 5.2) has no words of its own for these; Entra borrows the authorization endpoint's. */
const passing: ReadonlySet<string> = new Set(['temporarily_unavailable', 'server_error']);

function isRefusedSignIn(error: AuthError): boolean {
  // After a 429 or a 5xx MSAL repeats the failure for a while, with bare numbers for its code.
  if (passing.has(error.errorCode) || /^[\d ]*$/.test(error.errorCode)) return false;
  return error.name === 'ServerError' || error.errorMessage.includes('AADSTS');
}

/** RFC 9110, 10.2.3; Graph sends seconds, at times with decimals. */
export function retryAfterMs(headers: Headers | undefined): number | null {
  const value = headers?.get('retry-after');
  if (!value) return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}
