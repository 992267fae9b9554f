import type { Cadence } from '../../../shared/programs.ts';

const sessionsAYear: Readonly<Record<Cadence, number>> = { weekly: 52, everyTwoWeeks: 26, monthly: 12 };
const quarterMinutes = 15;

/** What taking part costs: minutes a month, rounded up to whole quarters of an hour. */
export function minutesAMonth(cadence: Cadence, sessionMinutes: number): number {
  const minutes = (sessionsAYear[cadence] * sessionMinutes) / 12;
  return Math.ceil(minutes / quarterMinutes) * quarterMinutes;
}
