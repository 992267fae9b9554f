/** Which part of a long string of sessions is shown, and how many stand outside of it on either side. */
export interface SessionWindow<Session> {
  readonly earlier: number;
  readonly shown: readonly Session[];
  readonly later: number;
}

/**
 * At most `size` sessions around the first one that is still planned, with about half of them before it.
 * `sessions` stand oldest first.
 */
export function sessionWindow<Session extends { readonly verdict: string }>(
  sessions: readonly Session[],
  size: number,
): SessionWindow<Session> {
  const firstPlanned = sessions.findIndex(({ verdict }) => verdict === 'planned');
  const centre = firstPlanned === -1 ? sessions.length : firstPlanned;
  const latestStart = Math.max(0, sessions.length - size);
  const start = Math.min(latestStart, Math.max(0, centre - Math.floor(size / 2)));
  const shown = sessions.slice(start, start + size);
  return { earlier: start, shown, later: sessions.length - start - shown.length };
}
