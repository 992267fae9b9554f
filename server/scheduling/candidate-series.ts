import type { Temporal } from 'temporal-polyfill';
import type { Cadence } from '../../shared/programs.ts';
import {
  type IsoWeekday,
  occurrenceDays,
  type Recurrence,
  type RecurrencePattern,
  type WeekOfMonth,
} from './recurrence.ts';
import type { Horizon } from './working-hours.ts';
import { dayNumberOf } from './zone-offsets.ts';

/** The days of one way to meet regularly within a horizon, whatever the hour. */
export interface Series {
  readonly pattern: RecurrencePattern;
  readonly weekday: IsoWeekday;
  /** First and last day, `YYYY-MM-DD`. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** Day numbers, in order. */
  readonly days: Int32Array;
}

const weekdays: readonly IsoWeekday[] = [1, 2, 3, 4, 5, 6, 7];
const weeksOfMonth: readonly WeekOfMonth[] = [1, 2, 3, 4, 'last'];

/** All pairs of a round share one horizon, so its days are worked out once. Remembered answers, not state. */
const known = new Map<string, readonly Series[]>();
const mostKnown = 200;

/**
 * Every series of a cadence that begins within its first period: 7 weekly ones, 14 every two weeks (both
 * phases), 35 monthly ones (five weeks of the month). All hold the same number of sessions, give or take one
 * at the horizon's ends; those without any are left out.
 */
export function candidateSeries(cadence: Cadence, horizon: Horizon): readonly Series[] {
  const key = `${cadence} ${horizon.startsOn} ${horizon.endsOn}`;
  const before = known.get(key);
  if (before) return before;
  if (known.size >= mostKnown) known.clear();
  const series = weekdays
    .flatMap((weekday) => seriesOn(weekday, cadence, horizon))
    .filter((one) => one !== null);
  known.set(key, series);
  return series;
}

function seriesOn(weekday: IsoWeekday, cadence: Cadence, horizon: Horizon): (Series | null)[] {
  if (cadence === 'monthly') {
    return weeksOfMonth.map((weekOfMonth) =>
      seriesFrom(
        { cadence, weekOfMonth },
        weekday,
        horizon,
        occurrenceDays({ cadence, weekOfMonth, weekday, ...horizon }),
      ),
    );
  }
  const every = occurrenceDays({ cadence: 'weekly', weekday, ...horizon });
  if (cadence === 'weekly') return [seriesFrom({ cadence }, weekday, horizon, every)];
  return [0, 1].map((phase) =>
    seriesFrom(
      { cadence },
      weekday,
      horizon,
      every.filter((_, week) => week % 2 === phase),
    ),
  );
}

function seriesFrom(
  pattern: RecurrencePattern,
  weekday: IsoWeekday,
  horizon: Horizon,
  days: readonly Temporal.PlainDate[],
): Series | null {
  const [first] = days;
  if (!first) return null;
  return {
    pattern,
    weekday,
    startsOn: first.toString(),
    endsOn: horizon.endsOn,
    days: Int32Array.from(days, (day) => dayNumberOf(day.toString())),
  };
}

/** The recurrence of a series at an hour. */
export function recurrenceOf(
  series: Series,
  hour: Pick<Recurrence, 'localTime' | 'timeZone' | 'minutes'>,
): Recurrence {
  const { pattern, weekday, startsOn, endsOn } = series;
  return { ...pattern, weekday, startsOn, endsOn, ...hour };
}
