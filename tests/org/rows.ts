import fc from 'fast-check';
import type { OrgRow } from '../../server/org/org.ts';

export function row(id: string, managerId: string | null, more: Partial<OrgRow> = {}): OrgRow {
  return { id, managerId, enabled: true, guest: false, ...more };
}

/** Rows from `report: manager` lines: `tree({ ann: null, ben: 'ann' })`. */
export function tree(managers: Readonly<Record<string, string | null>>): OrgRow[] {
  return Object.entries(managers).map(([id, managerId]) => row(id, managerId));
}

const names = Array.from({ length: 14 }, (_, place) => `p${place}`);

/** Any hierarchy of up to a dozen people: rings, absent managers, disabled ones, guests, several roots. */
export const brokenRows: fc.Arbitrary<OrgRow[]> = fc
  .uniqueArray(fc.constantFrom(...names), { maxLength: 12 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          managerId: fc.option(fc.constantFrom(...names), { freq: 6 }),
          enabled: fc.boolean().chain((likely) => (likely ? fc.constant(true) : fc.boolean())),
          guest: fc.integer({ max: 9, min: 0 }).map((chance) => chance === 0),
        }),
      ),
    ),
  );
