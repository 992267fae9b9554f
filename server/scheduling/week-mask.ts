import { Temporal } from 'temporal-polyfill';
import { type WorkingHours, workingIntervals } from './working-hours.ts';
import { dayNumberOf } from './zone-offsets.ts';

const slotMinutes = 30;
const slotsAWeek = 336;
const bitsAWord = 32;

/**
 * The half hours that somebody works in one UTC week from Monday 00:00 on, as a set of 336 bits in words of 32,
 * lowest bit first. Half hours worked in part are left out. The clocks are those of that week; a zone that
 * changes them later shifts by an hour, which a comparison of whole weeks bears.
 *
 * @param monday `YYYY-MM-DD`
 */
export function weekMask(hours: WorkingHours, monday: string): Int32Array {
  const mask = new Int32Array(Math.ceil(slotsAWeek / bitsAWord));
  const origin = dayNumberOf(monday) * 1440;
  const sunday = Temporal.PlainDate.from(monday).add({ days: 6 }).toString();
  const { starts, ends } = workingIntervals(hours, { startsOn: monday, endsOn: sunday });
  for (let index = 0; index < starts.length; index += 1) {
    const from = Math.ceil(((starts[index] ?? 0) - origin) / slotMinutes);
    const until = Math.floor(((ends[index] ?? 0) - origin) / slotMinutes);
    for (let slot = Math.max(from, 0); slot < Math.min(until, slotsAWeek); slot += 1) {
      const word = Math.floor(slot / bitsAWord);
      mask[word] = (mask[word] ?? 0) | (1 << (slot % bitsAWord));
    }
  }
  return mask;
}
