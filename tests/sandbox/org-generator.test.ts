import { describe, expect, it } from 'vitest';
import { generateOrg } from '../../server/sandbox/org-generator.ts';
import type { OrgPerson } from '../../server/sandbox/org-person.ts';
import { seededRandom } from '../../server/sandbox/seeded-random.ts';

function ringOf(people: readonly OrgPerson[]): OrgPerson[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  return people.filter((person) => {
    let next = byId.get(person.managerId ?? '');
    for (let steps = 0; next !== undefined && steps < people.length; steps++) {
      if (next.id === person.id) return true;
      next = byId.get(next.managerId ?? '');
    }
    return false;
  });
}

describe.each([1, 2, 77])('a generated organisation, seed %i', (seed) => {
  const people = generateOrg({ seed });
  const byId = new Map(people.map((person) => [person.id, person]));
  const teams = Map.groupBy(people, ({ managerId }) => managerId);

  it('has four hundred people with ids and names of their own', () => {
    expect(people).toHaveLength(400);
    expect(byId.size).toBe(400);
    expect(new Set(people.map(({ displayName }) => displayName)).size).toBe(400);
  });

  it('is the same again for the same seed, and another for another', () => {
    expect(generateOrg({ seed })).toEqual(people);
    expect(generateOrg({ seed: seed + 1 })[0]?.displayName).not.toBe(people[0]?.displayName);
  });

  it('has a lone root, a second root with a team, and one large tree', () => {
    const teamSizes = people
      .filter(({ managerId }) => managerId === null)
      .map(({ id }) => teams.get(id)?.length ?? 0);
    expect(teamSizes).toHaveLength(3);
    expect(teamSizes).toContain(0);
    expect(Math.max(...teamSizes)).toBeGreaterThan(5);
  });

  it('has a team whose manager is absent, and three people in a ring', () => {
    const orphans = people.filter(({ managerId }) => managerId !== null && !byId.has(managerId));
    expect(orphans.length).toBeGreaterThanOrEqual(3);
    expect(new Set(orphans.map(({ managerId }) => managerId)).size).toBe(1);
    expect(ringOf(people)).toHaveLength(3);
  });

  it('has a disabled account in the middle of a line', () => {
    const disabled = people.filter(({ accountEnabled }) => !accountEnabled);
    expect(disabled).toHaveLength(1);
    expect(byId.has(disabled[0]?.managerId ?? '')).toBe(true);
    expect(teams.get(disabled[0]?.id ?? '')?.length).toBeGreaterThan(0);
  });

  it('has guests, a mailbox on premises, and somebody without one', () => {
    expect(people.filter(({ userType }) => userType === 'Guest')).toHaveLength(2);
    expect(people.filter(({ mailbox }) => mailbox === 'onPremises')).toHaveLength(1);
    expect(
      people.some(
        (person) => person.mailbox === 'none' && person.accountEnabled && person.userType === 'Member',
      ),
    ).toBe(true);
  });

  it('has an assistant who reports to the chief executive and leads no one', () => {
    const assistant = people.find(({ jobTitle }) => jobTitle === 'Executive Assistant');
    expect(byId.get(assistant?.managerId ?? '')?.jobTitle).toBe('Chief Executive Officer');
    expect(teams.has(assistant?.id ?? '')).toBe(false);
  });

  it('works in twelve time zones, some part-time, some with a full calendar', () => {
    expect(new Set(people.map(({ timeZone }) => timeZone)).size).toBe(12);
    expect(people.filter(({ workingHours }) => workingHours.days.length < 5).length).toBeGreaterThan(2);
    expect(people.filter(({ busyness }) => busyness >= 0.9).length).toBeGreaterThanOrEqual(2);
  });

  it('gives the app roles to one person of people’s work who has a manager', () => {
    const leads = people.filter(({ roles }) => roles.length > 0);
    expect(leads).toHaveLength(1);
    expect(leads[0]?.roles).toEqual(['Program.Lead', 'Program.Admin']);
    expect(leads[0]?.department).toBe('People and Culture');
    expect(byId.has(leads[0]?.managerId ?? '')).toBe(true);
  });
});

describe('the size of a generated organisation', () => {
  it.each([60, 137, 2000])('can be %i people', (people) => {
    expect(generateOrg({ people, seed: 5 })).toHaveLength(people);
  });

  it('is not less than sixty', () => {
    expect(() => generateOrg({ people: 59, seed: 1 })).toThrow(RangeError);
  });
});

describe('the seeded source of numbers', () => {
  it('spreads evenly over its range', () => {
    const random = seededRandom('spread');
    const tenths = new Array<number>(10).fill(0);
    for (let index = 0; index < 10_000; index++) {
      const tenth = Math.floor(random() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
