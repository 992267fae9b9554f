import { Temporal } from 'temporal-polyfill';
import { epochOf, ianaZone } from '../time-zones.ts';
import type { EventContent, Meeting, ZonedTime } from './event-content.ts';
import type { MeetingSpan } from './meeting-store.ts';
import { lastDate, occurrenceDates } from './recurrence.ts';

/** One happening of an event: of a series (with its original day) or the single one. */
export interface Occurrence {
  /** The original day in the series' zone; null for a single event. */
  readonly date: string | null;
  readonly startMs: number;
  readonly endMs: number;
  readonly originalStartMs: number;
  readonly content: EventContent;
  readonly isChanged: boolean;
}

const farMs = Date.UTC(2101, 0, 1);

export function instantOf(time: ZonedTime): number {
  return epochOf(time.dateTime, ianaZone(time.timeZone) ?? 'UTC');
}

/** What happens of an event in `[fromMs, toMs)`, cancelled occurrences left out, in order of start. */
export function occurrencesIn(meeting: Meeting, fromMs: number, toMs: number): Occurrence[] {
  const { recurrence } = meeting.content;
  if (recurrence === null) {
    const single = singleOccurrence(meeting);
    return overlaps(single, fromMs, toMs) ? [single] : [];
  }
  const found: Occurrence[] = [];
  // A day on each side covers every zone; a duration more, what began before the window.
  const early = dayText(fromMs - 86_400_000 - durationMs(meeting.content));
  const late = dayText(toMs + 86_400_000);
  for (const date of occurrenceDates(recurrence)) {
    if (date > late) break;
    if (date < early || meeting.changes.has(date)) continue;
    found.push(plainOccurrence(meeting, date));
  }
  for (const date of meeting.changes.keys()) {
    const changed = occurrenceOn(meeting, date);
    if (changed !== null) found.push(changed);
  }
  return found
    .filter((occurrence) => overlaps(occurrence, fromMs, toMs))
    .sort((a, b) => a.startMs - b.startMs || (a.date ?? '').localeCompare(b.date ?? ''));
}

/** The occurrence of an original day; null when the series has none there or it was cancelled. */
export function occurrenceOn(meeting: Meeting, date: string): Occurrence | null {
  const { recurrence } = meeting.content;
  if (recurrence === null || !hasDate(meeting, date)) return null;
  const plain = plainOccurrence(meeting, date);
  const change = meeting.changes.get(date);
  if (change === undefined) return plain;
  if (change.isCancelled) return null;
  const content = { ...plain.content, ...change.content };
  return {
    ...plain,
    content,
    startMs: instantOf(content.start),
    endMs: instantOf(content.end),
    isChanged: true,
  };
}

/** The days before and after one in a series, cancelled ones too: an occurrence may not reach them. */
export function neighboursOf(
  meeting: Meeting,
  date: string,
): { before: string | null; after: string | null } {
  let before: string | null = null;
  if (meeting.content.recurrence === null) return { before, after: null };
  for (const other of occurrenceDates(meeting.content.recurrence)) {
    if (other > date) return { before, after: other };
    if (other < date) before = other;
  }
  return { before, after: null };
}

/** The one happening of an event that does not recur. */
export function singleOccurrence(meeting: Meeting): Occurrence {
  const startMs = instantOf(meeting.content.start);
  return {
    date: null,
    startMs,
    endMs: instantOf(meeting.content.end),
    originalStartMs: startMs,
    content: meeting.content,
    isChanged: false,
  };
}

/** The span of an event, moved occurrences included. */
export function spanOf(
  content: EventContent,
  moved: readonly { start: ZonedTime; end: ZonedTime }[] = [],
): MeetingSpan {
  const starts = [instantOf(content.start), ...moved.map(({ start }) => instantOf(start))];
  const ends = [seriesEndMs(content), ...moved.map(({ end }) => instantOf(end))];
  return { firstMs: Math.min(...starts), lastMs: Math.max(...ends) };
}

/** A series' start and end on one of its days: the wall-clock times stay, whatever the clocks do. */
export function timesOn(content: EventContent, date: string): { start: ZonedTime; end: ZonedTime } {
  const firstDay = Temporal.PlainDate.from(content.start.dateTime.slice(0, 10));
  const lastDay = Temporal.PlainDate.from(content.end.dateTime.slice(0, 10));
  const days = firstDay.equals(lastDay) ? 0 : firstDay.until(lastDay, { largestUnit: 'days' }).days;
  const endDay = days === 0 ? date : Temporal.PlainDate.from(date).add({ days }).toString();
  return {
    start: { ...content.start, dateTime: `${date}${content.start.dateTime.slice(10)}` },
    end: { ...content.end, dateTime: `${endDay}${content.end.dateTime.slice(10)}` },
  };
}

function plainOccurrence(meeting: Meeting, date: string): Occurrence {
  const times = timesOn(meeting.content, date);
  const startMs = instantOf(times.start);
  return {
    date,
    startMs,
    endMs: instantOf(times.end),
    originalStartMs: startMs,
    content: { ...meeting.content, ...times },
    isChanged: false,
  };
}

function hasDate(meeting: Meeting, date: string): boolean {
  if (meeting.content.recurrence === null) return false;
  for (const other of occurrenceDates(meeting.content.recurrence)) {
    if (other === date) return true;
    if (other > date) return false;
  }
  return false;
}

function seriesEndMs(content: EventContent): number {
  if (content.recurrence === null) return instantOf(content.end);
  const last = lastDate(content.recurrence);
  return last === null ? farMs : instantOf(timesOn(content, last).end);
}

function overlaps(occurrence: Occurrence, fromMs: number, toMs: number): boolean {
  if (occurrence.startMs === occurrence.endMs)
    return occurrence.startMs >= fromMs && occurrence.startMs < toMs;
  return occurrence.startMs < toMs && occurrence.endMs > fromMs;
}

function durationMs(content: EventContent): number {
  return instantOf(content.end) - instantOf(content.start);
}

function dayText(epochMs: number): string {
  return new Date(Math.max(0, epochMs)).toISOString().slice(0, 10);
}
