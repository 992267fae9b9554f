import type { Temporal } from 'temporal-polyfill';
import type { Cadence } from '../../shared/programs.ts';
import { candidateSeries, recurrenceOf } from './candidate-series.ts';
import { type BusyTime, instantOfMinute } from './free-busy.ts';
import { intersectionOf } from './intervals.ts';
import { comfortOf, type Place } from './kindness.ts';
import type { IsoWeekday, Recurrence } from './recurrence.ts';
import type { Side } from './session-lead.ts';
import { type Found, slotCandidates } from './slot-candidates.ts';
import { type Candidate, chooseOptions } from './slot-choice.ts';
import { cell, type SlotGrid, slotGrid } from './slot-grid.ts';
import { type WorkingHours, workingIntervals } from './working-hours.ts';
import { dayNumberOf, instantOfLocal, zoneOffsets } from './zone-offsets.ts';

export interface SlotPerson {
  /** With the days that the person gave already in place of Outlook's (`withOwnDays`). */
  readonly hours: WorkingHours;
  /** Over the whole horizon; what is not known must come as busy. */
  readonly busy: BusyTime;
  /** Days on which a session is kinder, among those of `hours`. */
  readonly preferredDays?: readonly IsoWeekday[];
}

export interface SlotInput {
  readonly a: SlotPerson;
  readonly b: SlotPerson;
  /** IANA: whose wall the time is fixed on. Clock changes elsewhere shift it for the other. */
  readonly organiserZone: string;
  readonly cadence: Cadence;
  readonly minutes: number;
  /** First and last day on which a session may be held, on the organiser's wall. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** Default 'teams'. */
  readonly place?: Place;
  /** 15 (default): quarter hours where no full or half hour will do. 30: never. */
  readonly granularity?: 15 | 30;
  /** How many to offer at most; default 3. */
  readonly options?: number;
}

/** A session that something lies over already. */
export interface Collision {
  readonly index: number;
  readonly startsAt: Temporal.Instant;
  readonly who: Side | 'both';
  readonly isTentative: boolean;
}

export interface SlotOption {
  readonly recurrence: Recurrence;
  readonly occurrences: number;
  readonly undisturbed: number;
  readonly collisions: readonly Collision[];
  /** 0–100 */
  readonly kindness: number;
}

/**
 * Why nothing is offered. `horizonTooShort`: fewer than two sessions fit, which is no recurring meeting.
 * `noOverlapOfHours`: no hour lies within both people's working hours in every session, clock changes included.
 * `noFreeTime`: such hours exist, but all are taken in more than half of the sessions.
 */
export type NoCommonHour = 'noOverlapOfHours' | 'noFreeTime' | 'horizonTooShort';

export type SlotAnswer =
  | { readonly kind: 'options'; readonly options: readonly SlotOption[] }
  | { readonly kind: 'noCommonHour'; readonly reason: NoCommonHour };

export const fewestSessions = 2;

/**
 * The best hours for two people to meet regularly, best first. No session of an option ever lies outside the
 * working hours of either, in their own zones, on its own date. Starts are full and half hours; a quarter is
 * taken only where those keep too little, and lunch (unless chosen) only where nothing else keeps three
 * quarters of the sessions. Throws RangeError for an unknown zone or a malformed day or time.
 */
export function findRecurringSlots(input: SlotInput): SlotAnswer {
  const { organiserZone, startsOn, endsOn, minutes, place = 'teams' } = input;
  const horizon = { startsOn, endsOn };
  const series = candidateSeries(input.cadence, horizon).filter((one) => one.days.length >= fewestSessions);
  if (series.length === 0) return { kind: 'noCommonHour', reason: 'horizonTooShort' };
  const partner = (person: SlotPerson) => ({
    table: zoneOffsets(person.hours.timeZone, startsOn, endsOn),
    comfort: comfortOf(person.hours, person.preferredDays),
  });
  const common = intersectionOf(
    workingIntervals(input.a.hours, horizon),
    workingIntervals(input.b.hours, horizon),
  );
  const gridOf = (stepMinutes: 15 | 30): SlotGrid =>
    slotGrid({
      table: zoneOffsets(organiserZone, startsOn, endsOn),
      firstDay: dayNumberOf(startsOn),
      lastDay: dayNumberOf(endsOn),
      stepMinutes,
      sessionMinutes: minutes,
      commonHours: common,
      a: input.a.busy,
      b: input.b.busy,
    });
  const find = (grid: SlotGrid): Found =>
    slotCandidates({
      grid,
      series,
      a: partner(input.a),
      b: partner(input.b),
      sessionMinutes: minutes,
      place,
    });

  let grid = gridOf(30);
  let found = find(grid);
  let good = found.candidates.filter(isGood);
  if (good.length === 0 && input.granularity !== 30) {
    grid = gridOf(15);
    found = find(grid);
    good = found.candidates.filter(isGood);
  }
  const candidates = good.length > 0 ? good : found.candidates;
  if (candidates.length === 0) {
    return { kind: 'noCommonHour', reason: found.inHours === 0 ? 'noOverlapOfHours' : 'noFreeTime' };
  }
  const chosen = chooseOptions(candidates, minutes, input.options ?? 3);
  return { kind: 'options', options: chosen.map((one) => optionOf(one, grid, minutes)) };
}

/** Where it was meant to be, and three quarters of the sessions undisturbed. */
export function isGood(candidate: Candidate): boolean {
  return !candidate.isOutOfPlace && candidate.undisturbed * 4 >= candidate.occurrences * 3;
}

function optionOf(candidate: Candidate, grid: SlotGrid, minutes: number): SlotOption {
  const { series, startMinute, occurrences, undisturbed, kindness } = candidate;
  const recurrence = recurrenceOf(series, {
    localTime: localTimeOf(startMinute),
    timeZone: grid.table.timeZone,
    minutes,
  });
  return { recurrence, occurrences, undisturbed, collisions: collisionsOf(candidate, grid), kindness };
}

function collisionsOf({ series, startMinute }: Candidate, grid: SlotGrid): Collision[] {
  const collisions: Collision[] = [];
  series.days.forEach((day, index) => {
    const marks = grid.cells[(day - grid.firstDay) * grid.startsPerDay + startMinute / grid.stepMinutes] ?? 0;
    const isA = (marks & (cell.firmA | cell.tentativeA)) !== 0;
    const isB = (marks & (cell.firmB | cell.tentativeB)) !== 0;
    if (!isA && !isB) return;
    collisions.push({
      index,
      startsAt: instantOfMinute(instantOfLocal(grid.table, day * 1440 + startMinute)),
      who: isA && isB ? 'both' : isA ? 'a' : 'b',
      isTentative: (marks & (cell.firmA | cell.firmB)) === 0,
    });
  });
  return collisions;
}

function localTimeOf(minute: number): string {
  const hours = String(Math.floor(minute / 60)).padStart(2, '0');
  return `${hours}:${String(minute % 60).padStart(2, '0')}`;
}
