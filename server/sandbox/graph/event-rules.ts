import { wallClock } from '../time-zones.ts';
import type { EventContent, ZonedTime } from './event-content.ts';
import type { EventInput, RecurrenceInput } from './event-input.ts';
import { badRequest } from './graph-error.ts';
import { instantOf } from './occurrences.ts';
import { requireZone } from './preferences.ts';
import {
  occurrenceDates,
  type Recurrence,
  type RecurrencePattern,
  type RecurrenceRange,
} from './recurrence.ts';

type TimeInput = NonNullable<EventInput['start']>;

const wallClockShape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::(\d\d)(?:\.\d{1,7})?)?(Z?)$/;

/** A dateTimeTimeZone of a request. The time is local to the zone; an offset has no place in it. */
export function readZonedTime(input: TimeInput, property: string): ZonedTime {
  const timeZone = input.timeZone ?? 'UTC';
  const zone = requireZone(timeZone);
  const match = wallClockShape.exec(input.dateTime);
  const dateTime = match === null ? '' : `${match[1]}:${match[2] ?? '00'}`;
  if (match === null || Number.isNaN(Date.parse(`${dateTime}Z`)) || (match[3] === 'Z' && zone !== 'UTC'))
    throw badRequest(
      `The value '${input.dateTime}' of '${property}' is not a local date and time.`,
      'ErrorPropertyValidationFailure',
    );
  return { dateTime, timeZone };
}

/** Throws Graph's errors for times that no event can have. */
export function requireTimes(content: EventContent): void {
  if (instantOf(content.end) < instantOf(content.start))
    throw badRequest('The end of the event is before its start.', 'ErrorPropertyValidationFailure');
  const isMidnight = (time: ZonedTime) => time.dateTime.endsWith('T00:00:00');
  if (content.isAllDay && (!isMidnight(content.start) || !isMidnight(content.end)))
    throw badRequest(
      'The Event.Start and Event.End properties for an all-day event need to be set to midnight.',
      'ErrorPropertyValidationFailure',
    );
}

/**
 * A recurrence of a request. What Exchange would take and then put on other days than meant is refused here: a
 * range that begins on another day than the event, a first day that the pattern does not contain, and a
 * zone other than that of the start (microsoft-graph-docs issue 2202).
 */
export function readRecurrence(input: RecurrenceInput, start: ZonedTime): Recurrence {
  const recurrence = { pattern: readPattern(input.pattern), range: readRange(input.range, start) };
  requireRecurrence(recurrence, start);
  return recurrence;
}

/** Throws for a recurrence that does not fit its event's start. */
export function requireRecurrence({ pattern, range }: Recurrence, start: ZonedTime): void {
  const startDay = start.dateTime.slice(0, 10);
  const refuse = (message: string) => badRequest(message, 'ErrorInvalidRecurrence');
  if (range.startDate !== startDay)
    throw refuse(`The recurrence begins on ${range.startDate}, the event on ${startDay}.`);
  if (requireZone(range.recurrenceTimeZone) !== requireZone(start.timeZone))
    throw refuse(`The recurrence's zone ${range.recurrenceTimeZone} is not the event's, ${start.timeZone}.`);
  if (range.type === 'endDate' && range.endDate < range.startDate)
    throw refuse('The recurrence ends before it begins.');
  const first = occurrenceDates({ pattern, range }).next().value;
  if (first !== startDay)
    throw refuse(`The event begins on ${startDay}, which its pattern does not contain.`);
}

/** The wall-clock time that a time names, in another zone; for showing a proposal in UTC. */
export function inUtc(time: ZonedTime): ZonedTime {
  return { dateTime: wallClock(instantOf(time), 'UTC'), timeZone: 'UTC' };
}

function readPattern(input: RecurrenceInput['pattern']): RecurrencePattern {
  const interval = required(input.interval, 'interval');
  if (interval < 1 || interval > 999)
    throw badRequest('The interval of a recurrence is 1 to 999.', 'ErrorInvalidRecurrence');
  if (input.type === 'daily') return { type: 'daily', interval };
  if (input.type === 'weekly')
    return {
      type: 'weekly',
      interval,
      daysOfWeek: someDays(input),
      firstDayOfWeek: input.firstDayOfWeek ?? 'sunday',
    };
  if (input.type === 'relativeMonthly')
    return { type: 'relativeMonthly', interval, daysOfWeek: someDays(input), index: input.index ?? 'first' };
  if (input.type !== 'absoluteMonthly')
    throw badRequest(
      `The recurrence pattern '${input.type}' is not supported by the local tenant.`,
      'ErrorInvalidRecurrence',
    );
  const dayOfMonth = required(input.dayOfMonth, 'dayOfMonth');
  if (dayOfMonth < 1 || dayOfMonth > 31)
    throw badRequest('The dayOfMonth is 1 to 31.', 'ErrorInvalidRecurrence');
  return { type: 'absoluteMonthly', interval, dayOfMonth };
}

function readRange(input: RecurrenceInput['range'], start: ZonedTime): RecurrenceRange {
  const base = {
    startDate: required(input.startDate, 'startDate'),
    recurrenceTimeZone: input.recurrenceTimeZone ?? start.timeZone,
  };
  if (input.type === 'noEnd') return { type: 'noEnd', ...base };
  if (input.type === 'endDate')
    return { type: 'endDate', ...base, endDate: required(input.endDate, 'endDate') };
  if (input.type !== 'numbered')
    throw badRequest(`There is no range '${input.type}'.`, 'ErrorInvalidRecurrence');
  const numberOfOccurrences = required(input.numberOfOccurrences, 'numberOfOccurrences');
  if (numberOfOccurrences < 1 || numberOfOccurrences > 999)
    throw badRequest('The numberOfOccurrences is 1 to 999.', 'ErrorInvalidRecurrence');
  return { type: 'numbered', ...base, numberOfOccurrences };
}

function someDays(input: RecurrenceInput['pattern']) {
  const days = required(input.daysOfWeek, 'daysOfWeek');
  if (days.length === 0) throw badRequest('daysOfWeek is empty.', 'ErrorInvalidRecurrence');
  return days;
}

function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw badRequest(`The recurrence lacks '${name}'.`, 'ErrorInvalidRecurrence');
  return value;
}
