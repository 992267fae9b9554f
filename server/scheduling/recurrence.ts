import { Temporal } from 'temporal-polyfill';

/** ISO: Monday 1 – Sunday 7. */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export type WeekOfMonth = 1 | 2 | 3 | 4 | 'last';

/**
 * When a pair meets. Days are calendar days `YYYY-MM-DD` in `timeZone`; the first session is held on the
 * first matching day from `startsOn` on, the last not after `endsOn`.
 */
export type Recurrence = RecurrencePattern & {
  weekday: IsoWeekday;
  /** On the wall in `timeZone`, 'HH:mm'. */
  localTime: string;
  /** IANA name: the zone of whoever's clock the commitment follows. */
  timeZone: string;
  startsOn: string;
  endsOn: string;
  minutes: number;
};

/** "Every third Tuesday" is the week of the month; the other cadences have none. */
export type RecurrencePattern =
  | { cadence: 'weekly' | 'everyTwoWeeks'; weekOfMonth?: never }
  | { cadence: 'monthly'; weekOfMonth: WeekOfMonth };

export interface Occurrence {
  /** From 0; what `leadOf` takes. */
  readonly index: number;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
}

/**
 * Every session of a recurrence, oldest first. The time on the wall stays, so the instant shifts when the
 * clocks change in `timeZone`; a time that the clocks skip is held an hour later, one that comes twice at its
 * first coming ('compatible'). A session lasts `minutes` of real time. Throws RangeError for an unknown zone
 * or a malformed day or time.
 */
export function occurrences(recurrence: Recurrence): Occurrence[] {
  const time = Temporal.PlainTime.from(recurrence.localTime);
  return occurrenceDays(recurrence).map((day, index) => {
    const startsAt = day.toZonedDateTime({ timeZone: recurrence.timeZone, plainTime: time }).toInstant();
    return { index, startsAt, endsAt: startsAt.add({ minutes: recurrence.minutes }) };
  });
}

type DayRule = RecurrencePattern & Pick<Recurrence, 'weekday' | 'startsOn' | 'endsOn'>;

/** The calendar days of a recurrence, in order. */
export function occurrenceDays(rule: DayRule): Temporal.PlainDate[] {
  const first = Temporal.PlainDate.from(rule.startsOn);
  const last = Temporal.PlainDate.from(rule.endsOn);
  const days: Temporal.PlainDate[] = [];
  if (rule.cadence === 'monthly') {
    const firstMonth = first.toPlainYearMonth();
    for (let month = 0; ; month += 1) {
      const day = dayInMonth(firstMonth.add({ months: month }), rule.weekday, rule.weekOfMonth);
      if (Temporal.PlainDate.compare(day, last) > 0) return days;
      if (Temporal.PlainDate.compare(day, first) >= 0) days.push(day);
    }
  }
  const start = first.add({ days: (rule.weekday - first.dayOfWeek + 7) % 7 });
  const step = rule.cadence === 'weekly' ? 1 : 2;
  for (let week = 0; ; week += step) {
    const day = start.add({ weeks: week });
    if (Temporal.PlainDate.compare(day, last) > 0) return days;
    days.push(day);
  }
}

function dayInMonth(
  month: Temporal.PlainYearMonth,
  weekday: IsoWeekday,
  week: WeekOfMonth,
): Temporal.PlainDate {
  if (week === 'last') {
    const end = month.toPlainDate({ day: month.daysInMonth });
    return end.subtract({ days: (end.dayOfWeek - weekday + 7) % 7 });
  }
  const start = month.toPlainDate({ day: 1 });
  return start.add({ days: ((weekday - start.dayOfWeek + 7) % 7) + (week - 1) * 7 });
}

const graphWeekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const graphWeeks = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', last: 'last' } as const;

interface GraphDateTime {
  dateTime: string;
  timeZone: string;
}

/** The part of a Graph `event` that says when a series takes place. */
export interface GraphSeriesTime {
  start: GraphDateTime;
  end: GraphDateTime;
  recurrence: {
    pattern:
      | {
          type: 'weekly';
          interval: 1 | 2;
          daysOfWeek: (typeof graphWeekdays)[number][];
          firstDayOfWeek: 'monday';
        }
      | {
          type: 'relativeMonthly';
          interval: 1;
          daysOfWeek: (typeof graphWeekdays)[number][];
          index: (typeof graphWeeks)[keyof typeof graphWeeks];
        };
    range: { type: 'endDate'; startDate: string; endDate: string; recurrenceTimeZone: string };
  };
}

/**
 * A recurrence as Graph wants it: `startDate` is the day of the first session and `recurrenceTimeZone` the
 * zone of the start, else Exchange books wrong days
 * (https://learn.microsoft.com/graph/api/resources/patternedrecurrence). The range ends by date, never by
 * number: a number would stretch past the program's end once a session is deleted. `null` when no session
 * fits between the recurrence's days. Throws RangeError for a malformed day or time.
 */
export function toGraphRecurrence(recurrence: Recurrence): GraphSeriesTime | null {
  const [first] = occurrenceDays(recurrence);
  const weekday = graphWeekdays[recurrence.weekday - 1];
  if (!first || !weekday) return null;
  const { timeZone } = recurrence;
  const start = first.toPlainDateTime(Temporal.PlainTime.from(recurrence.localTime));
  const inZone = (time: Temporal.PlainDateTime): GraphDateTime => ({
    dateTime: time.toString({ smallestUnit: 'second' }),
    timeZone,
  });
  return {
    start: inZone(start),
    end: inZone(start.add({ minutes: recurrence.minutes })),
    recurrence: {
      pattern:
        recurrence.cadence === 'monthly'
          ? {
              type: 'relativeMonthly',
              interval: 1,
              daysOfWeek: [weekday],
              index: graphWeeks[recurrence.weekOfMonth],
            }
          : {
              type: 'weekly',
              interval: recurrence.cadence === 'weekly' ? 1 : 2,
              daysOfWeek: [weekday],
              firstDayOfWeek: 'monday',
            },
      range: {
        type: 'endDate',
        startDate: first.toString(),
        endDate: recurrence.endsOn,
        recurrenceTimeZone: timeZone,
      },
    },
  };
}
