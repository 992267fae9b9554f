import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDelta } from '../../server/org/delta.ts';
import { flattenOrg } from '../../server/org/flatten.ts';
import type { Org, OrgRow } from '../../server/org/org.ts';
import { brokenRows, row, tree } from './rows.ts';

function facts({ source: _source, indexOf: _indexOf, ...arrays }: Org) {
  return arrays;
}

function rowsAfter(
  rows: readonly OrgRow[],
  changed: readonly OrgRow[],
  removed: readonly string[],
): OrgRow[] {
  const after = new Map(rows.filter(({ id }) => !removed.includes(id)).map((one) => [one.id, one]));
  for (const one of changed) after.set(one.id, one);
  return [...after.values()];
}

describe('applying a delta', () => {
  it('gives the same as flattening from scratch', () => {
    const removals = fc.array(
      fc.integer({ min: 0, max: 13 }).map((place) => `p${place}`),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(brokenRows, brokenRows, removals, (rows, changed, removed) => {
        const updated = applyDelta(flattenOrg(rows), { changed, removed });
        const fresh = flattenOrg(rowsAfter(rows, changed, removed));
        expect(facts(updated)).toEqual(facts(fresh));
        for (const id of fresh.ids) expect(updated.indexOf(id)).toBe(fresh.indexOf(id));
      }),
      { numRuns: 400 },
    );
  });

  it('finds the manager whom others have named all along', () => {
    const before = flattenOrg(tree({ a: 'late', b: 'a' }));
    const after = applyDelta(before, { changed: [row('late', null)], removed: [] });
    expect(after.parent[after.indexOf('a')]).toBe(after.indexOf('late'));
    expect(after.anomalies).toEqual([]);
  });

  it('leaves the org before as it was', () => {
    const before = flattenOrg(tree({ top: null, a: 'top' }));
    applyDelta(before, { changed: [row('a', null), row('new', 'a')], removed: ['top'] });
    expect(before.ids).toEqual(['top', 'a']);
    expect(before.parent[1]).toBe(0);
    expect(before.indexOf('new')).toBe(-1);
  });
});
