import type { Clock } from '../clock.ts';
import type { TenantStore } from './tenant-store.ts';

export interface MovableClock extends Clock {
  /** Moves the clock on; what lies in the past is a RangeError. */
  moveTo(instant: Date): void;
  /** Back to what the clock showed at the first start. */
  restart(): void;
}

const offsetKey = 'clockOffsetMs';

/** The tenant's clock: the machine's, plus an offset that is kept in the data file. */
export function createTenantClock(store: TenantStore, startAt: Date | undefined): MovableClock {
  const firstOffset = () => (startAt === undefined ? 0 : startAt.getTime() - Date.now());
  const stored = store.meta(offsetKey);
  let offset = stored === undefined ? firstOffset() : Number(stored);
  const keep = (value: number) => {
    store.setMeta(offsetKey, String(value));
    offset = value;
  };
  if (stored === undefined) keep(offset);
  return {
    now: () => new Date(Date.now() + offset),
    moveTo(instant) {
      const next = instant.getTime() - Date.now();
      if (!(next >= offset)) throw new RangeError('The clock of the local tenant only moves forward.');
      keep(next);
    },
    restart: () => keep(firstOffset()),
  };
}
