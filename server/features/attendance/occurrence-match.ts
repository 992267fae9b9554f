import { Temporal } from 'temporal-polyfill';
import type { SeriesOccurrence } from '../../graph/calendar.ts';

/**
 * Finds the occurrence that a session was booked as. When a zone's rules change after the booking, Exchange
 * moves the original starts and we don't know of it: then the day decides, of which a series has one each.
 *
 * @param timeZone IANA name: the recurrence's
 */
export function occurrenceMatch(
  found: readonly SeriesOccurrence[],
  timeZone: string,
): (originalStart: Date) => SeriesOccurrence | undefined {
  const dayOf = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const byStart = new Map(found.map((one) => [Date.parse(one.originalStart), one]));
  const byDay = new Map(found.map((one) => [dayOf(Date.parse(one.originalStart)), one]));
  return (start) => byStart.get(start.getTime()) ?? byDay.get(dayOf(start.getTime()));
}
