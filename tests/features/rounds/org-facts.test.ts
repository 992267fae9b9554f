import { describe, expect, it } from 'vitest';
import { orgFactsOf, type VolunteerRow } from '../../../server/features/rounds/participants-read-model.ts';

const row = (personId: string, changes: Partial<VolunteerRow> = {}): VolunteerRow => ({
  participation_id: `of ${personId}`,
  person_id: personId,
  capacity: 1,
  languages: ['en'],
  mail: null,
  days: [],
  department: null,
  office_location: null,
  hired_on: null,
  guest: false,
  manager_id: null,
  parent_id: null,
  depth: 2,
  rank: 0.5,
  enter_at: 4,
  leave_at: 9,
  waiting_rounds: 0,
  ...changes,
});

describe('the volunteers’ part of the org', () => {
  it('names a manager who takes part by their place among the volunteers', () => {
    const facts = orgFactsOf([row('a'), row('b', { parent_id: 'a', manager_id: 'a' })]);
    expect([...facts.parent]).toEqual([-1, 0]);
    expect([...facts.manager]).toEqual([-1, 0]);
  });

  it('gives people under one manager the same number, also where that manager does not take part', () => {
    const facts = orgFactsOf([
      row('a', { manager_id: 'x', parent_id: 'x' }),
      row('b', { manager_id: 'y', parent_id: 'y' }),
      row('c', { manager_id: 'x', parent_id: 'x' }),
    ]);
    const [a, b, c] = facts.manager;
    expect(a).toBe(c);
    expect(a).not.toBe(b);
    for (const number of facts.manager) expect(number).toBeGreaterThanOrEqual(3);
    expect([...facts.parent]).toEqual([...facts.manager]);
  });

  it('knows no rank for whoever has no place in the org: nobody is at the top by mistake', () => {
    const facts = orgFactsOf([row('a', { rank: null, depth: null, enter_at: null, leave_at: null })]);
    expect(facts.rank[0]).toBeNaN();
    expect([facts.enter[0], facts.leave[0]]).toEqual([-1, -1]);
  });

  it('keeps the interval by which a line is recognised', () => {
    const facts = orgFactsOf([
      row('a', { enter_at: 0, leave_at: 9 }),
      row('b', { enter_at: 3, leave_at: 5 }),
    ]);
    expect([...facts.enter, ...facts.leave]).toEqual([0, 3, 9, 5]);
    expect([...facts.depth]).toEqual([2, 2]);
  });
});
