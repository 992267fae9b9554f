import type { ScheduleInformation } from '@microsoft/microsoft-graph-types';
import { Temporal } from 'temporal-polyfill';
import { findIana } from 'windows-iana';
import type { Graph } from './graph-client.ts';

/** ISO 8601: 1 is Monday. */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** What a mailbox says of its owner's time. A mailbox that can't be read is unknown, never free. */
export type Schedule =
  | {
      readonly kind: 'known';
      /** One digit a slot from the window's start: 0 free, 1 tentative, 2 busy, 3 away, 4 elsewhere. */
      readonly availabilityView: string;
      readonly workingHours: {
        readonly timeZone: string;
        readonly days: readonly IsoWeekday[];
        /** Wall-clock time, `HH:mm`. */
        readonly start: string;
        readonly end: string;
      };
    }
  | { readonly kind: 'unknown'; readonly reason: 'mailboxUnknown' | 'mailboxOnPremises' };

export interface ScheduleWindow {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly slotMinutes: number;
}

/** Graph refuses windows of 62 days and more. */
const longestWindow = { hours: 60 * 24 };

/**
 * Free/busy of up to 20 mailboxes, as seen by `mailbox`; windows longer than 60 days are asked for in
 * parts and stitched together. Slots are counted in elapsed minutes from `window.start`.
 *
 * Least permission: Calendars.ReadBasic. Source: Graph v1.0, calendar: getSchedule.
 */
export async function readSchedules(
  graph: Graph,
  mailbox: string,
  addresses: readonly string[],
  window: ScheduleWindow,
): Promise<Map<string, Schedule>> {
  const merged = new Map<string, Schedule>();
  for (let start = window.start; Temporal.Instant.compare(start, window.end) < 0; ) {
    const limit = start.add(longestWindow);
    const end = Temporal.Instant.compare(limit, window.end) < 0 ? limit : window.end;
    const answer = await graph.call<{ value: readonly ScheduleInformation[] }>({
      operation: 'freeBusy.readSchedules',
      method: 'POST',
      path: `/users/${mailbox}/calendar/getSchedule`,
      mailbox,
      body: {
        schedules: addresses,
        startTime: { dateTime: utcText(start), timeZone: 'UTC' },
        endTime: { dateTime: utcText(end), timeZone: 'UTC' },
        availabilityViewInterval: window.slotMinutes,
      },
    });
    const byAddress = new Map(answer.value.map((entry) => [entry.scheduleId?.toLowerCase(), entry]));
    for (const address of addresses) {
      const part = schedule(byAddress.get(address.toLowerCase()));
      merged.set(address, stitch(merged.get(address), part));
    }
    start = end;
  }
  return merged;
}

/** Exchange names the code by its word or by its number (5016: the question could not be passed on). */
const onPremisesCodes: ReadonlySet<string> = new Set([
  'ErrorMailboxOnPremises',
  'ErrorProxyRequestProcessingFailed',
  '5016',
]);

function schedule(entry: ScheduleInformation | undefined): Schedule {
  if (!entry || entry.error) {
    const isOnPremises = onPremisesCodes.has(entry?.error?.responseCode ?? '');
    return { kind: 'unknown', reason: isOnPremises ? 'mailboxOnPremises' : 'mailboxUnknown' };
  }
  const hours = entry.workingHours;
  return {
    kind: 'known',
    availabilityView: entry.availabilityView ?? '',
    workingHours: {
      timeZone: ianaZone(hours?.timeZone?.name ?? 'UTC'),
      days: (hours?.daysOfWeek ?? []).flatMap((name) => weekdayNumbers[name] ?? []),
      start: hours?.startTime?.slice(0, 5) ?? '09:00',
      end: hours?.endTime?.slice(0, 5) ?? '17:00',
    },
  };
}

function stitch(before: Schedule | undefined, part: Schedule): Schedule {
  if (!before || before.kind === 'unknown') return before ?? part;
  if (part.kind === 'unknown') return part;
  return { ...before, availabilityView: before.availabilityView + part.availabilityView };
}

const weekdayNumbers: Readonly<Record<string, IsoWeekday>> = {
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 7,
};

/** Mailboxes name their zone by Windows' names or by IANA's; the product knows IANA's alone. */
export function ianaZone(name: string): string {
  return findIana(name)[0] ?? name;
}

function utcText(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO('UTC').toPlainDateTime().toString({ smallestUnit: 'second' });
}
