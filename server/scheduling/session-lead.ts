/** The two partners of a pair, as everywhere in scheduling: neither is "the mentor". */
export type Side = 'a' | 'b';

export function otherSide(side: Side): Side {
  return side === 'a' ? 'b' : 'a';
}

/** Who teaches in a session. It alternates, beginning with `firstLead` at index 0. */
export function leadOf(sessionIndex: number, firstLead: Side): Side {
  return sessionIndex % 2 === 0 ? firstLead : otherSide(firstLead);
}
