/** What to do about a call to the outside that failed. */
export type OutsideFailureKind = 'retryable' | 'permanent' | 'needsConsent';

/** Whether a call to the outside failed, rather than something of our own. */
export function isOutsideFailure(error: unknown): boolean {
  return error instanceof Error && 'kind' in error && 'operation' in error;
}

/** Reads the kind off a failure that carries one; whatever doesn't is worth another try. */
export function outsideFailureKind(error: unknown): OutsideFailureKind {
  const kind = error instanceof Error && 'kind' in error ? error.kind : undefined;
  return kind === 'permanent' || kind === 'needsConsent' ? kind : 'retryable';
}

/** True where it is known that nothing happened; false where the call may have had its effect. */
export function wasRefused(error: unknown): boolean {
  return error instanceof Error && 'isWithoutEffect' in error && error.isWithoutEffect === true;
}

/** How long the other side asked to be left alone, in milliseconds; 0 where it said nothing. */
export function askedWaitMs(error: unknown): number {
  const wait = error instanceof Error && 'retryAfterMs' in error ? error.retryAfterMs : null;
  return typeof wait === 'number' ? wait : 0;
}
