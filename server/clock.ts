import { Temporal } from 'temporal-polyfill';

/**
 * The business clock: what "now" means for sessions, deadlines and due times. Sign-in tokens are judged by
 * the machine's own time and never by this one, so that moving the local tenant's clock signs nobody out.
 */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = Object.freeze({ now: () => new Date() });

/** An instant later than another by elapsed time; days have no place here, since a day has no fixed length. */
export function later(
  from: Date,
  by: { readonly hours?: number; readonly minutes?: number; readonly seconds?: number },
): Date {
  return new Date(Temporal.Instant.fromEpochMilliseconds(from.getTime()).add(by).epochMilliseconds);
}
