import { Temporal } from 'temporal-polyfill';
import { weekdays } from '../../../shared/participation.ts';
import { type BookingProblem, bookingProblem } from '../../../shared/programs.ts';
import type { Schedule, ScheduleWindow } from '../../graph/free-busy.ts';
import { busyFromAvailabilityView } from '../../scheduling/free-busy.ts';
import type { IsoWeekday, Recurrence } from '../../scheduling/recurrence.ts';
import { findRecurringSlots } from '../../scheduling/recurring-slots.ts';
import { withOwnDays } from '../../scheduling/working-hours.ts';
import type { BookingFacts, BookingPartner } from './booking-facts.ts';

/** Free/busy of several mailboxes, by address. */
export type ReadSchedules = (
  mailbox: string,
  addresses: readonly string[],
  window: ScheduleWindow,
) => Promise<ReadonlyMap<string, Schedule>>;

export type HourFound =
  | {
      readonly kind: 'found';
      readonly recurrence: Recurrence;
      readonly aTimeZone: string;
      readonly bTimeZone: string;
    }
  | { readonly kind: 'problem'; readonly problem: BookingProblem };

const slotMinutes = 15;
/** An invitation for tomorrow morning is one that is missed. */
const notice = { days: 2 };

/**
 * The hour that is free for both over the most sessions to the program's end, inside both people's working
 * hours in their own zones. The time stands fixed on the wall of whoever leads the first session.
 *
 * @param facts `a` leads first
 */
export async function searchHour(
  facts: BookingFacts,
  mailbox: string,
  readSchedules: ReadSchedules,
  now: Date,
): Promise<HourFound> {
  const [aMail, bMail] = [facts.a.mail, facts.b.mail];
  if (!aMail || !bMail) return { kind: 'problem', problem: 'mailboxUnknown' };
  const startsOn = firstDay(facts.startsOn, now);
  // ISO days compare as text. Without this the question would be about no time at all.
  if (startsOn > facts.endsOn) return { kind: 'problem', problem: 'noCommonHour' };
  const window: ScheduleWindow = {
    // A day more at either end: "Monday" begins up to 14 hours before UTC's and ends 12 after.
    start: midnight(startsOn).subtract({ hours: 24 }),
    end: midnight(facts.endsOn).add({ hours: 48 }),
    slotMinutes,
  };
  const schedules = await readSchedules(mailbox, [aMail, bMail], window);
  const [a, b] = [schedules.get(aMail), schedules.get(bMail)];
  if (a?.kind !== 'known' || b?.kind !== 'known') {
    const unknown = [a, b].find((schedule) => schedule?.kind === 'unknown');
    const reason = unknown?.kind === 'unknown' ? unknown.reason : 'mailboxUnknown';
    return { kind: 'problem', problem: bookingProblem.parse(reason) };
  }
  const person = (partner: BookingPartner, schedule: typeof a) => ({
    hours: withOwnDays(schedule.workingHours, isoDays(partner.days)),
    busy: busyFromAvailabilityView(schedule.availabilityView, window.start, slotMinutes),
  });
  const answer = findRecurringSlots({
    a: person(facts.a, a),
    b: person(facts.b, b),
    organiserZone: a.workingHours.timeZone,
    cadence: facts.cadence,
    minutes: facts.sessionMinutes,
    startsOn,
    endsOn: facts.endsOn,
    options: 1,
  });
  const best = answer.kind === 'options' ? answer.options[0] : undefined;
  if (!best) return { kind: 'problem', problem: 'noCommonHour' };
  return {
    kind: 'found',
    recurrence: best.recurrence,
    aTimeZone: a.workingHours.timeZone,
    bTimeZone: b.workingHours.timeZone,
  };
}

function firstDay(programStartsOn: string, now: Date): string {
  const earliest = earliestDay(now);
  // ISO days compare as text.
  return programStartsOn < earliest ? earliest : programStartsOn;
}

/** The first day on which a session may still be held, `YYYY-MM-DD`. */
export function earliestDay(now: Date): string {
  return today(now).add(notice).toString();
}

/** Whether the program's last day is past, so that nothing is left to be booked. */
export function isProgramOver(endsOn: string, now: Date): boolean {
  return today(now).toString() > endsOn;
}

function today(now: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('UTC').toPlainDate();
}

function midnight(day: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime('UTC').toInstant();
}

/** The weekdays that somebody named, as ISO numbers. */
export function isoDays(days: readonly string[]): IsoWeekday[] {
  return days.flatMap((day) => {
    const index = (weekdays as readonly string[]).indexOf(day);
    return index < 0 ? [] : [(index + 1) as IsoWeekday];
  });
}
