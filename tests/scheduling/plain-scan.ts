import { Temporal } from 'temporal-polyfill';
import { candidateSeries, recurrenceOf, type Series } from '../../server/scheduling/candidate-series.ts';
import { epochMinute } from '../../server/scheduling/free-busy.ts';
import { type Intervals, spansOf } from '../../server/scheduling/intervals.ts';
import { comfortAt, comfortOf, isOutOfPlace, kindnessToBoth } from '../../server/scheduling/kindness.ts';
import { type Occurrence, occurrences } from '../../server/scheduling/recurrence.ts';
import {
  type Collision,
  fewestSessions,
  isGood,
  type SlotAnswer,
  type SlotInput,
  type SlotOption,
  type SlotPerson,
} from '../../server/scheduling/recurring-slots.ts';
import { type Candidate, chooseOptions } from '../../server/scheduling/slot-choice.ts';

/**
 * The same question answered the obvious way: every hour of every series, every session by Temporal, every
 * shift of the days around it, every busy stretch. The rules of choice are the product's own; everything
 * that the product does fast is done slowly here.
 */
export function plainScan(input: SlotInput): SlotAnswer {
  const series = candidateSeries(input.cadence, input).filter((one) => one.days.length >= fewestSessions);
  if (series.length === 0) return { kind: 'noCommonHour', reason: 'horizonTooShort' };
  let judged = judgeAll(input, series, 30);
  if (!judged.candidates.some(isGood) && input.granularity !== 30) judged = judgeAll(input, series, 15);
  const good = judged.candidates.filter(isGood);
  const pool = good.length > 0 ? good : judged.candidates;
  if (pool.length === 0) {
    return { kind: 'noCommonHour', reason: judged.inHours === 0 ? 'noOverlapOfHours' : 'noFreeTime' };
  }
  const chosen = chooseOptions(pool, input.minutes, input.options ?? 3);
  return { kind: 'options', options: chosen.map((one) => optionOf(input, one)) };
}

function judgeAll(input: SlotInput, series: readonly Series[], step: number) {
  const candidates: Candidate[] = [];
  let inHours = 0;
  for (const one of series) {
    for (let startMinute = 0; startMinute < 1440; startMinute += step) {
      const areAtWork = (session: Occurrence) => [input.a, input.b].every((who) => isAtWork(who, session));
      // Most hours fail at the first session already; the others need not be worked out then.
      if (!sessionsOf(input, { ...one, endsOn: one.startsOn }, startMinute).every(areAtWork)) continue;
      const sessions = sessionsOf(input, one, startMinute);
      if (!sessions.every(areAtWork)) continue;
      inHours += 1;
      const collisions = collisionsOf(input, sessions);
      if ((sessions.length - collisions.length) * 2 < sessions.length) continue;
      candidates.push(judge(input, one, startMinute, sessions, collisions));
    }
  }
  return { inHours, candidates };
}

function judge(
  input: SlotInput,
  series: Series,
  startMinute: number,
  sessions: Occurrence[],
  collisions: Collision[],
): Candidate {
  const place = input.place ?? 'teams';
  const walls = sessions.map((session) =>
    [input.a, input.b].map((who) => session.startsAt.toZonedDateTimeISO(who.hours.timeZone)),
  );
  const kindness = walls.map(([a, b]) => {
    if (!a || !b) throw new RangeError('two partners');
    return kindnessToBoth(comfort(input.a, a, input.minutes), comfort(input.b, b, input.minutes));
  });
  return {
    series,
    startMinute,
    occurrences: sessions.length,
    undisturbed: sessions.length - collisions.length,
    disturbance: collisions.reduce((sum, one) => sum + (one.isTentative ? 1 : 2), 0),
    isLate: [0, 1].every((index) => collisions.some((one) => one.index === index)),
    isOutOfPlace: walls.flat().some((wall) => isOutOfPlace(place, minuteOn(wall), input.minutes)),
    kindness: Math.round(kindness.reduce((sum, one) => sum + one, 0) / (4 * sessions.length)),
  };
}

function comfort(who: SlotPerson, wall: Temporal.ZonedDateTime, minutes: number): number {
  return comfortAt(comfortOf(who.hours, who.preferredDays), wall.dayOfWeek, minuteOn(wall), minutes);
}

function minuteOn(wall: Temporal.ZonedDateTime): number {
  return wall.hour * 60 + wall.minute;
}

function sessionsOf(input: SlotInput, series: Series, startMinute: number): Occurrence[] {
  return occurrences(recurrenceAt(input, series, startMinute));
}

function recurrenceAt(input: SlotInput, series: Series, startMinute: number) {
  const localTime = new Temporal.PlainTime()
    .add({ minutes: startMinute })
    .toString({ smallestUnit: 'minute' });
  return recurrenceOf(series, { localTime, timeZone: input.organiserZone, minutes: input.minutes });
}

/** Whether shifts of the days around cover the session from end to end, one after the other. */
function isAtWork({ hours }: SlotPerson, session: Occurrence): boolean {
  const day = session.startsAt.toZonedDateTimeISO(hours.timeZone).toPlainDate();
  let covered = session.startsAt;
  for (let offset = -2; offset <= 2; offset += 1) {
    const shiftDay = day.add({ days: offset });
    if (!hours.days.some((weekday) => weekday === shiftDay.dayOfWeek)) continue;
    const endDay = hours.end > hours.start ? shiftDay : shiftDay.add({ days: 1 });
    const zone = hours.timeZone;
    const start = shiftDay.toZonedDateTime({ timeZone: zone, plainTime: hours.start }).toInstant();
    const end = endDay.toZonedDateTime({ timeZone: zone, plainTime: hours.end }).toInstant();
    if (Temporal.Instant.compare(start, covered) <= 0 && Temporal.Instant.compare(end, covered) > 0)
      covered = end;
  }
  return Temporal.Instant.compare(covered, session.endsAt) >= 0;
}

function collisionsOf(input: SlotInput, sessions: Occurrence[]): Collision[] {
  return sessions.flatMap(({ index, startsAt, endsAt }) => {
    const from = epochMinute(startsAt);
    const to = epochMinute(endsAt);
    const firmA = touches(input.a.busy.firm, from, to);
    const firmB = touches(input.b.busy.firm, from, to);
    const a = firmA || touches(input.a.busy.tentative, from, to);
    const b = firmB || touches(input.b.busy.tentative, from, to);
    if (!a && !b) return [];
    return [
      { index, startsAt, who: a && b ? 'both' : a ? 'a' : 'b', isTentative: !firmA && !firmB } as const,
    ];
  });
}

function touches(busy: Intervals, from: number, to: number): boolean {
  return spansOf(busy).some(([start, end]) => start < to && from < end);
}

function optionOf(input: SlotInput, candidate: Candidate): SlotOption {
  const { series, startMinute, occurrences: count, undisturbed, kindness } = candidate;
  return {
    recurrence: recurrenceAt(input, series, startMinute),
    occurrences: count,
    undisturbed,
    collisions: collisionsOf(input, sessionsOf(input, series, startMinute)),
    kindness,
  };
}
