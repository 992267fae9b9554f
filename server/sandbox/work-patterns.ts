import type { OrgPerson } from './org-person.ts';
import { pick } from './seeded-random.ts';

type WorkingHours = OrgPerson['workingHours'];

const mondayToFriday: WorkingHours['days'] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

const usual: readonly WorkingHours[] = [
  { days: mondayToFriday, start: '09:00', end: '17:00' },
  { days: mondayToFriday, start: '09:00', end: '17:00' },
  { days: mondayToFriday, start: '09:00', end: '17:00' },
  { days: mondayToFriday, start: '08:30', end: '17:30' },
  { days: mondayToFriday, start: '08:00', end: '16:30' },
  { days: mondayToFriday, start: '09:30', end: '18:00' },
];

const partTime: readonly WorkingHours[] = [
  { days: ['monday', 'tuesday', 'wednesday'], start: '09:00', end: '17:00' },
  { days: ['tuesday', 'wednesday', 'thursday'], start: '09:00', end: '17:00' },
  { days: ['monday', 'tuesday', 'wednesday', 'thursday'], start: '08:30', end: '16:30' },
  { days: mondayToFriday, start: '09:00', end: '13:00' },
];

/** The hours of somebody who works full time. */
export function workingHoursOf(random: () => number): WorkingHours {
  return pick(random, usual);
}

/** The hours of somebody who works three or four days, or mornings only. */
export function partTimeHoursOf(random: () => number): WorkingHours {
  return pick(random, partTime);
}
