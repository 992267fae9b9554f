import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flattenOrg } from '../../server/org/flatten.ts';
import { isAbove } from '../../server/org/line.ts';
import type { Org } from '../../server/org/org.ts';
import { brokenRows, row, tree } from './rows.ts';

function of(org: Org, id: string) {
  const at = org.indexOf(id);
  const parent = org.parent[at] ?? -1;
  return {
    depth: org.depth[at],
    height: org.height[at],
    rank: org.rank[at],
    below: org.below[at],
    estimated: org.estimated[at],
    parent: parent < 0 ? null : org.ids[parent],
    root: org.ids[org.root[at] ?? -1],
  };
}

describe('flattening a sound hierarchy', () => {
  const org = flattenOrg(
    tree({ dev: 'lead', ceo: null, lead: 'cto', cto: 'ceo', assistant: 'ceo', cfo: 'ceo', clerk: 'cfo' }),
  );

  it('puts the top at rank 0 and whoever leads no one at 1', () => {
    expect(of(org, 'ceo')).toMatchObject({ depth: 0, height: 3, rank: 0, below: 6, root: 'ceo' });
    expect(of(org, 'dev')).toMatchObject({ depth: 3, height: 0, rank: 1, below: 0, root: 'ceo' });
  });

  it('gives an assistant to the CEO rank 1, not level 1', () => {
    expect(of(org, 'assistant')).toMatchObject({ depth: 1, height: 0, rank: 1 });
  });

  it('places people between by depth over depth and height', () => {
    expect(of(org, 'cto').rank).toBeCloseTo(1 / 3);
    expect(of(org, 'cfo').rank).toBeCloseTo(1 / 2);
    expect(of(org, 'lead').rank).toBeCloseTo(2 / 3);
  });

  it('finds nothing odd, and nobody who is not there', () => {
    expect(org.anomalies).toEqual([]);
    expect(org.indexOf('stranger')).toBe(-1);
  });

  it('reads columns as it reads rows', () => {
    const columns = flattenOrg({ ids: ['b', 'a'], managerIds: ['a', null], enabled: [1, 1], guest: [0, 0] });
    expect(of(columns, 'b')).toMatchObject({ depth: 1, parent: 'a' });
  });

  it('lets the first row of an id count', () => {
    const twice = flattenOrg([row('a', null), row('b', 'a'), row('b', null)]);
    expect(twice.size).toBe(2);
    expect(of(twice, 'b').parent).toBe('a');
  });
});

describe('flattening what directories really hold', () => {
  it('steps over a disabled manager, and over the next one', () => {
    const org = flattenOrg([
      row('top', null),
      row('gone', 'top', { enabled: false }),
      row('goneToo', 'gone', { enabled: false }),
      row('a', 'goneToo'),
    ]);
    expect(of(org, 'a')).toMatchObject({ depth: 1, parent: 'top', estimated: 0 });
    expect(org.anomalies).toEqual([{ kind: 'disabledManager', personId: 'goneToo', count: 1 }]);
  });

  it('does not count disabled accounts as people below', () => {
    const org = flattenOrg([row('top', null), row('a', 'top'), row('left', 'a', { enabled: false })]);
    expect(of(org, 'a')).toMatchObject({ height: 0, below: 0, rank: 1 });
    expect(isAbove(org, org.indexOf('a'), org.indexOf('left'))).toBe(true);
  });

  it('steps over a guest who is named as a manager', () => {
    const org = flattenOrg([row('top', null), row('adviser', 'top', { guest: true }), row('a', 'adviser')]);
    expect(of(org, 'a').parent).toBe('top');
    expect(org.anomalies).toEqual([{ kind: 'guestManager', personId: 'adviser', count: 1 }]);
  });

  it('takes whoever manages themselves for a root', () => {
    const org = flattenOrg(tree({ chair: 'chair', a: 'chair' }));
    expect(of(org, 'chair')).toMatchObject({ depth: 0, rank: 0, parent: null, estimated: 0 });
    expect(org.anomalies).toEqual([{ kind: 'selfManaged', personId: 'chair', count: 1 }]);
  });

  it('gives somebody without manager and reports rank 1: missing data, not a CEO', () => {
    const org = flattenOrg(tree({ top: null, a: 'top', alone: null }));
    expect(of(org, 'alone').rank).toBe(1);
    expect(org.anomalies).toEqual([{ kind: 'loneRoot', personId: 'alone', count: 1 }]);
  });

  it('estimates depth below an absent manager from people of the same height', () => {
    const org = flattenOrg(
      tree({
        top: null,
        vp: 'top',
        m1: 'vp',
        m2: 'vp',
        d1: 'm1',
        d2: 'm2',
        lost: 'absent',
        l1: 'lost',
        l2: 'lost',
      }),
    );
    expect(of(org, 'lost')).toMatchObject({ depth: 2, height: 1, estimated: 1, parent: null });
    expect(of(org, 'lost').rank).toBeCloseTo(2 / 3);
    expect(of(org, 'l1')).toMatchObject({ depth: 3, estimated: 1 });
    expect(of(org, 'd1')).toMatchObject({ depth: 3, estimated: 0 });
    expect(org.anomalies).toEqual([{ kind: 'missingManager', personId: 'lost', count: 1 }]);
  });

  it('takes the lower median where people of that height stand at two depths', () => {
    const org = flattenOrg(
      tree({ top: null, a: 'top', a1: 'a', v: 'top', b: 'v', b1: 'b', lost: 'absent', l1: 'lost' }),
    );
    expect(of(org, 'lost').depth).toBe(1);
  });

  it('leaves at the top whoever is taller than everybody below a true root', () => {
    const org = flattenOrg(tree({ top: null, a: 'top', lost: 'absent', x: 'lost', y: 'x' }));
    expect(of(org, 'lost')).toMatchObject({ depth: 0, rank: 0, estimated: 1 });
  });

  it('treats the reports of a disabled top as orphaned, since leavers lose their own manager first', () => {
    const org = flattenOrg([row('left', null, { enabled: false }), row('a', 'left'), row('b', 'a')]);
    expect(of(org, 'a')).toMatchObject({ parent: null, estimated: 1 });
  });

  it('opens a ring where the fewest people move down', () => {
    const org = flattenOrg(
      tree({ small: 'big', big: 'small', b1: 'big', b2: 'big', b3: 'big', s1: 'small' }),
    );
    expect(of(org, 'big').parent).toBeNull();
    expect(of(org, 'small').parent).toBe('big');
    expect(org.anomalies).toContainEqual({ kind: 'cycle', personId: 'big', count: 2 });
  });

  it('reports a ring that runs through a disabled account at its full length', () => {
    const org = flattenOrg([row('a', 'gone'), row('gone', 'a', { enabled: false }), row('b', 'a')]);
    expect(of(org, 'a').parent).toBeNull();
    expect(org.anomalies).toContainEqual({ kind: 'cycle', personId: 'a', count: 2 });
  });

  it('reports several roots once, at the largest', () => {
    const org = flattenOrg(tree({ x: null, x1: 'x', y: null, y1: 'y', y2: 'y' }));
    expect(org.anomalies).toEqual([{ kind: 'severalRoots', personId: 'y', count: 2 }]);
  });

  it('flattens a line of 200,000 without running out of stack', () => {
    const ids = Array.from({ length: 200_000 }, (_, place) => `${place}`);
    const managerIds = ids.map((_, place) => (place === 0 ? null : `${place - 1}`));
    const org = flattenOrg({
      ids,
      managerIds,
      enabled: new Uint8Array(200_000).fill(1),
      guest: new Uint8Array(200_000),
    });
    expect(org.depth[199_999]).toBe(199_999);
    expect(org.height[0]).toBe(199_999);
  });
});

describe('flattening any hierarchy whatever', () => {
  it('keeps depth, height, intervals and parents in agreement', () => {
    fc.assert(
      fc.property(brokenRows, (rows) => {
        const org = flattenOrg(rows);
        for (let person = 0; person < org.size; person++) {
          const parent = org.parent[person] ?? -1;
          const rank = org.rank[person] ?? -1;
          expect(rank).toBeGreaterThanOrEqual(0);
          expect(rank).toBeLessThanOrEqual(1);
          if (parent < 0) {
            expect(org.root[person]).toBe(person);
            continue;
          }
          expect(org.depth[person]).toBe((org.depth[parent] ?? 0) + 1);
          expect(org.root[person]).toBe(org.root[parent]);
          expect(isAbove(org, parent, person)).toBe(true);
          expect(rows.find(({ id }) => id === org.ids[parent])).toMatchObject({
            enabled: true,
            guest: false,
          });
        }
      }),
    );
  });

  it('says of any two whether one is above the other just as walking up would', () => {
    fc.assert(
      fc.property(brokenRows, (rows) => {
        const org = flattenOrg(rows);
        for (let low = 0; low < org.size; low++) {
          const above = new Set<number>();
          for (let at = org.parent[low] ?? -1; at >= 0; at = org.parent[at] ?? -1) above.add(at);
          for (let high = 0; high < org.size; high++) expect(isAbove(org, high, low)).toBe(above.has(high));
        }
      }),
    );
  });

  it('gives everybody the same depth and rank whatever the order of rows', () => {
    const shuffled = brokenRows.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        const one = flattenOrg(rows);
        const other = flattenOrg(others);
        for (const { id } of rows) expect(of(other, id)).toEqual(of(one, id));
      }),
    );
  });
});
