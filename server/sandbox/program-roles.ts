import type { OrgPerson } from './org-person.ts';

const peopleWork = /\b(hr|human resources|people|talent|personnel|learning)\b/i;

/**
 * Gives one person the two app roles that start and run programs: the first who does people's work and has
 * a manager, by title before department; where nobody does, the root above most people.
 */
export function withProgramRoles(people: readonly OrgPerson[]): OrgPerson[] {
  const able = people.filter((person) => person.accountEnabled && person.mailbox === 'exchangeOnline');
  const managed = able.filter((person) => person.managerId !== null && person.managerId !== person.id);
  const chosen =
    managed.find(({ jobTitle }) => peopleWork.test(jobTitle ?? '') && !/^chief\b/i.test(jobTitle ?? '')) ??
    managed.find(({ jobTitle }) => peopleWork.test(jobTitle ?? '')) ??
    managed.find((person) => peopleWork.test(person.department ?? '')) ??
    largestRoot(people, able) ??
    able[0];
  return people.map((person) =>
    person.id === chosen?.id ? { ...person, roles: ['Program.Lead', 'Program.Admin'] } : person,
  );
}

function largestRoot(people: readonly OrgPerson[], able: readonly OrgPerson[]): OrgPerson | undefined {
  const managerOf = new Map(people.map((person) => [person.id, person.managerId]));
  const below = new Map<string, number>();
  for (const person of people) {
    let top = person.id;
    const passed = new Set([top]);
    for (let next = managerOf.get(top); next; next = managerOf.get(next)) {
      if (passed.has(next) || !managerOf.has(next)) break;
      passed.add(next);
      top = next;
    }
    below.set(top, (below.get(top) ?? 0) + 1);
  }
  const count = (person: OrgPerson) => below.get(person.id) ?? 0;
  return able.reduce<OrgPerson | undefined>(
    (best, person) => (best === undefined || count(person) > count(best) ? person : best),
    undefined,
  );
}
