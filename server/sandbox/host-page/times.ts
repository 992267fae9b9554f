import { Temporal } from 'temporal-polyfill';

const locale = 'en-GB';
const clockTime = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const shortDay = { weekday: 'short', day: 'numeric', month: 'short' } as const;

/** "Thu 3 Dec 2026, 14:02", by the clock of a zone. */
export function momentIn(zone: string, at: Temporal.Instant): string {
  const zoned = at.toZonedDateTimeISO(zone);
  return `${zoned.toLocaleString(locale, { ...shortDay, year: 'numeric' })}, ${timeIn(zone, at)}`;
}

/** "Thu 3 Dec, 14:02" */
export function shortMomentIn(zone: string, at: Temporal.Instant): string {
  return `${at.toZonedDateTimeISO(zone).toLocaleString(locale, shortDay)}, ${timeIn(zone, at)}`;
}

/** "14:02" */
export function timeIn(zone: string, at: Temporal.Instant): string {
  return at.toZonedDateTimeISO(zone).toPlainTime().toLocaleString(locale, clockTime);
}

/** "Thursday 3 December" */
export function longDay(day: Temporal.PlainDate): string {
  return day.toLocaleString(locale, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** "Thu" and "3", for the head of a column. */
export function columnHead(day: Temporal.PlainDate): { weekday: string; day: string } {
  return { weekday: day.toLocaleString(locale, { weekday: 'short' }), day: String(day.day) };
}

/** "3 Dec" */
export function dayAndMonth(day: Temporal.PlainDate): string {
  return day.toLocaleString(locale, { day: 'numeric', month: 'short' });
}

/** "14:00 to 14:45, Thursday 3 December"; with both days where the end lies on another one. */
export function spanIn(zone: string, start: Temporal.Instant, end: Temporal.Instant): string {
  const from = start.toZonedDateTimeISO(zone).toPlainDate();
  const until = end.toZonedDateTimeISO(zone).toPlainDate();
  const firstDay = from.equals(until) ? '' : `, ${longDay(from)},`;
  return `${timeIn(zone, start)}${firstDay} to ${timeIn(zone, end)}, ${longDay(until)}`;
}

/** The city of an IANA name, as people say it: "Europe/Berlin" is "Berlin". */
export function zoneName(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** The hour that a clock in `labelZone` shows when one in `gridZone` shows `hour` on a day: "09:30". */
export function hourLabel(
  day: Temporal.PlainDate,
  hour: number,
  gridZone: string,
  labelZone: string,
): string {
  const at = day.toZonedDateTime({ timeZone: gridZone, plainTime: Temporal.PlainTime.from({ hour }) });
  return timeIn(labelZone, at.toInstant());
}
