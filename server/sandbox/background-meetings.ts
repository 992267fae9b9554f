import { Temporal } from 'temporal-polyfill';
import { daysOfWeek } from './graph/recurrence.ts';
import type { OrgPerson } from './org-person.ts';
import { pick, seededRandom } from './seeded-random.ts';
import { dayIn, epochOf } from './time-zones.ts';

/** A meeting of somebody's other work: nothing of it is stored, the same seed always gives the same. */
export interface BackgroundMeeting {
  readonly startMs: number;
  readonly endMs: number;
  readonly subject: string;
  readonly status: 'busy' | 'tentative';
}

interface WeeklySlot {
  readonly start: string;
  readonly end: string;
  readonly subject: string;
  readonly status: BackgroundMeeting['status'];
}

const subjects = [
  'Team meeting',
  'One-to-one',
  'Planning',
  'Budget review',
  'Project check-in',
  'Customer call',
  'Focus time',
  'Interview',
  'Supplier call',
  'Training',
] as const;

const slotMinutes = 30;
const templates = new Map<string, ReadonlyMap<string, readonly WeeklySlot[]>>();

/**
 * The other meetings of a person that overlap `[fromMs, toMs)`, in order. They recur weekly or every other week
 * inside the person's working hours and fill about `busyness` of them.
 */
export function backgroundMeetings(
  person: OrgPerson,
  seed: number,
  fromMs: number,
  toMs: number,
): BackgroundMeeting[] {
  if (person.busyness <= 0 || person.mailbox !== 'exchangeOnline') return [];
  const template = templateOf(person, seed);
  const found: BackgroundMeeting[] = [];
  const last = dayIn(toMs, person.timeZone);
  for (
    let day = Temporal.PlainDate.from(dayIn(fromMs, person.timeZone));
    day.toString() <= last;
    day = day.add({ days: 1 })
  ) {
    for (const slot of template.get(`${weekParity(day.toString())}${day.dayOfWeek}`) ?? []) {
      const startMs = epochOf(`${day.toString()}T${slot.start}:00`, person.timeZone);
      const endMs = epochOf(`${day.toString()}T${slot.end}:00`, person.timeZone);
      if (startMs < toMs && endMs > fromMs)
        found.push({ startMs, endMs, subject: slot.subject, status: slot.status });
    }
  }
  return found;
}

/** Whether a day lies in an even or an odd week, counted in Mondays since 1970. */
function weekParity(day: string): 0 | 1 {
  const sinceMonday = Date.parse(day) / 86_400_000 - 4;
  return Math.floor(sinceMonday / 7) % 2 === 0 ? 0 : 1;
}

function templateOf(person: OrgPerson, seed: number): ReadonlyMap<string, readonly WeeklySlot[]> {
  const key = `${seed}|${person.id}`;
  const known = templates.get(key);
  if (known !== undefined) return known;
  const template = new Map<string, readonly WeeklySlot[]>();
  for (const weekday of person.workingHours.days) {
    const number = daysOfWeek.indexOf(weekday) + 1;
    const random = seededRandom('meetings', seed, person.id, weekday);
    const weeks = busySlots(person, random);
    template.set(`0${number}`, asMeetings(weeks[0], person, random));
    template.set(`1${number}`, asMeetings(weeks[1], person, random));
  }
  if (templates.size > 20_000) templates.clear();
  templates.set(key, template);
  return template;
}

/** Which half hours of a working day are taken, in even and in odd weeks: seven in ten recur every week. */
function busySlots(person: OrgPerson, random: () => number): [boolean[], boolean[]] {
  const { start, end } = person.workingHours;
  const count = Math.floor((minutesOf(end) - minutesOf(start)) / slotMinutes);
  const even: boolean[] = [];
  const odd: boolean[] = [];
  for (let slot = 0; slot < count; slot++) {
    const minutes = minutesOf(start) + slot * slotMinutes;
    const isLunch = minutes >= 720 && minutes < 780 && person.busyness < 0.8;
    const share = isLunch ? person.busyness / 3 : person.busyness;
    const everyWeek = random() < share * 0.7;
    const alternating = (share * 0.3) / (1 - share * 0.7);
    even.push(random() < alternating || everyWeek);
    odd.push(random() < alternating || everyWeek);
  }
  return [even, odd];
}

/** Neighbouring half hours become one meeting, of 90 minutes at most. */
function asMeetings(slots: readonly boolean[], person: OrgPerson, random: () => number): WeeklySlot[] {
  const meetings: WeeklySlot[] = [];
  const opening = minutesOf(person.workingHours.start);
  for (let slot = 0; slot < slots.length; ) {
    let length = 0;
    while (length < 3 && slots[slot + length]) length++;
    if (length > 0) {
      const startMinutes = opening + slot * slotMinutes;
      meetings.push({
        start: clockText(startMinutes),
        end: clockText(startMinutes + length * slotMinutes),
        subject: pick(random, subjects),
        status: random() < 0.08 ? 'tentative' : 'busy',
      });
    }
    slot += Math.max(1, length);
  }
  return meetings;
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
