const msPerDay = 86_400_000;
const joinLeadMs = 10 * 60_000;

/** Times, days and lists in the reader's way of writing. Instants are ISO 8601, days `YYYY-MM-DD`. */
export interface Formats {
  /** "31 May 2027" */
  readonly day: (day: string) => string;
  /** "May", with the year where it isn't the year of `now`. */
  readonly month: (day: string, now: string) => string;
  /** "14:00" */
  readonly time: (instant: string, timeZone: string) => string;
  /** "Thursday, 3 December" */
  readonly longDate: (instant: string, timeZone: string) => string;
  /** "3 Dec" */
  readonly shortDate: (instant: string, timeZone: string) => string;
  /** IANA name of the zone that the reader's machine keeps, for views that belong to no pair. */
  readonly machineTimeZone: string;
  /** "3 Dec, 14:00", in the zone of the machine. */
  readonly moment: (instant: string) => string;
  /** "today", "tomorrow", "in 2 days", "3 weeks ago" */
  readonly relativeDay: (now: string, instant: string, timeZone: string) => string;
  /** "P&L, customers and pricing" */
  readonly list: (items: readonly string[]) => string;
  /** "25%", of a share between 0 and 1 */
  readonly percent: (share: number) => string;
  /** "German", of `de`; the tag itself where nobody knows a name. */
  readonly languageName: (tag: string) => string;
}

/** Formats for one locale. */
export function createFormats(locale: string): Formats {
  const format = (options: Intl.DateTimeFormatOptions) => (instant: string, timeZone?: string) =>
    dateFormat(locale, timeZone === undefined ? options : { ...options, timeZone }).format(new Date(instant));
  const day = format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const month = format({ month: 'long', timeZone: 'UTC' });
  const monthAndYear = format({ month: 'long', year: 'numeric', timeZone: 'UTC' });
  const time = format({ timeStyle: 'short' });
  const shortDate = format({ day: 'numeric', month: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const languageNames = new Intl.DisplayNames(locale, { type: 'language' });
  return {
    day: (value) => day(value),
    month: (value, now) => (value.slice(0, 4) === now.slice(0, 4) ? month(value) : monthAndYear(value)),
    time,
    longDate: format({ weekday: 'long', day: 'numeric', month: 'long' }),
    shortDate,
    machineTimeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    moment: (instant) => `${shortDate(instant)}, ${time(instant)}`,
    relativeDay: (now, instant, timeZone) => {
      const days = daysUntil(now, instant, timeZone);
      return Math.abs(days) < 14
        ? relative.format(days, 'day')
        : relative.format(Math.trunc(days / 7), 'week');
    },
    list: (items) => list.format(items),
    percent: (share) => new Intl.NumberFormat(locale, { style: 'percent' }).format(share),
    languageName: (tag) => languageNames.of(tag) ?? tag,
  };
}

/** Calendar days from `now` to `instant` as a person in `timeZone` counts them: late tonight is 0. */
export function daysUntil(now: string, instant: string, timeZone: string): number {
  return epochDay(instant, timeZone) - epochDay(now, timeZone);
}

/** True from ten minutes before the start until the end. */
export function canJoin(
  now: string,
  session: { readonly startsAt: string; readonly endsAt: string },
): boolean {
  const at = Date.parse(now);
  return at >= Date.parse(session.startsAt) - joinLeadMs && at < Date.parse(session.endsAt);
}

/** Hours for a sentence, to the quarter: 90 minutes are 1.5. */
export function hoursOf(minutes: number): number {
  return Math.round(minutes / 15) / 4;
}

/** Number of the local calendar day, counted from 1970. UTC days all have the same length, local ones don't. */
function epochDay(instant: string, timeZone: string): number {
  const parts = dateFormat('en-u-ca-iso8601', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(new Date(instant));
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(value('year'), value('month') - 1, value('day')) / msPerDay;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  let found = dateFormats.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(locale, options);
    dateFormats.set(key, found);
  }
  return found;
}
