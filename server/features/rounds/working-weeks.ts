import { Temporal } from 'temporal-polyfill';
import { weekMask } from '../../scheduling/week-mask.ts';
import { withOwnDays } from '../../scheduling/working-hours.ts';
import { isoDays, type ReadSchedules } from '../commitments/hour-search.ts';

/** getSchedule takes so many mailboxes at once. */
const mailboxesAtOnce = 20;
/** Working hours come with any window; a short one carries little else. */
const window = { hours: 1 };
const slotMinutes = 60;

/**
 * When each volunteer works, as sets of half hours of a UTC week, by person id. Only the working hours are
 * kept of what the calendars answer. Whoever's mailbox can't be read is missing: unknown, which bars nobody
 * from being paired and is said at the booking.
 */
export async function workingWeeks(
  people: readonly {
    readonly person_id: string;
    readonly mail: string | null;
    readonly days: readonly string[];
  }[],
  ports: { readonly mailbox: string; readonly readSchedules: ReadSchedules },
  now: Date,
): Promise<Map<string, Int32Array>> {
  const start = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const today = start.toZonedDateTimeISO('UTC').toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 }).toString();
  const reachable = people.flatMap((person) =>
    person.mail === null ? [] : [{ ...person, mail: person.mail }],
  );
  const weeks = new Map<string, Int32Array>();
  for (let from = 0; from < reachable.length; from += mailboxesAtOnce) {
    const some = reachable.slice(from, from + mailboxesAtOnce);
    const schedules = await ports.readSchedules(
      ports.mailbox,
      some.map((person) => person.mail),
      { start, end: start.add(window), slotMinutes },
    );
    for (const person of some) {
      const schedule = schedules.get(person.mail);
      if (schedule?.kind !== 'known') continue;
      const hours = withOwnDays(schedule.workingHours, isoDays(person.days));
      weeks.set(person.person_id, weekMask(hours, monday));
    }
  }
  return weeks;
}
