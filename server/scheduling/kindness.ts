import type { IsoWeekday } from './recurrence.ts';
import { shiftOf, type WorkingHours } from './working-hours.ts';

export type Place = 'teams' | 'inPerson' | 'lunch';

/** What one person's comfort rests on. */
export interface Comfort {
  readonly shift: { readonly start: number; readonly length: number };
  readonly preferredDays: readonly number[];
}

export function comfortOf(hours: WorkingHours, preferredDays: readonly IsoWeekday[] = []): Comfort {
  return { shift: shiftOf(hours), preferredDays };
}

/** Points off a hundred. Judgement, not measurement: an hour at the edge weighs most. */
const points = Object.freeze({ edge: 45, offCentre: 35, otherDay: 20 });
const edgeMinutes = 30;

/**
 * How well a session suits one person, 0–100: not within the first or last half hour of the day, near the
 * middle of it, on a day that they prefer (none given: all are alike). `minute` is its start after midnight
 * on the person's wall, `weekday` (ISO) that day.
 */
export function comfortAt(comfort: Comfort, weekday: number, minute: number, sessionMinutes: number): number {
  const { start, length } = comfort.shift;
  const into = (minute - start + 1440) % 1440;
  const isEdge = into < edgeMinutes || into + sessionMinutes > length - edgeMinutes;
  const offCentre = Math.min(1, Math.abs(2 * into + sessionMinutes - length) / length);
  const isOtherDay = comfort.preferredDays.length > 0 && !comfort.preferredDays.includes(weekday);
  return Math.round(
    100 - (isEdge ? points.edge : 0) - points.offCentre * offCentre - (isOtherDay ? points.otherDay : 0),
  );
}

/**
 * A session's kindness to both, 0–400: whoever has the worse of it counts three times, so that noon for one
 * never pays for six o'clock for the other. Whole numbers, so that any order of adding gives the same sum.
 */
export function kindnessToBoth(one: number, other: number): number {
  return 3 * Math.min(one, other) + Math.max(one, other);
}

const noon = 12 * 60;
const one = 13 * 60;
const lunchOpens = 11 * 60 + 30;
const lunchCloses = 14 * 60;

/**
 * Whether a session stands where its place does not want it, on one person's wall: over lunch only if it was
 * to be held over lunch, and then between half past eleven and two.
 */
export function isOutOfPlace(place: Place, minute: number, sessionMinutes: number): boolean {
  const end = minute + sessionMinutes;
  return place === 'lunch' ? minute < lunchOpens || end > lunchCloses : minute < one && end > noon;
}
