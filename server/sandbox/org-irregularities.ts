import type { OrgBuilder } from './org-generator.ts';
import type { OrgPerson } from './org-person.ts';
import { uuidByName } from './uuid-by-name.ts';
import { partTimeHoursOf } from './work-patterns.ts';

/**
 * Adds what real directories have beside one clean tree: a lone root, a second root with a team, a team whose
 * manager is named but absent, three people who report to each other in a ring, two guests; and in
 * the main tree a disabled manager, part-timers, full calendars, a mailbox on premises and a
 * person without one. Fills up to `people`.
 */
export function withIrregularities(
  hired: OrgPerson[],
  { random, hire }: OrgBuilder,
  people: number,
  seed: number,
): OrgPerson[] {
  hire(null, 'Adviser to the Board', 'Executive Office');
  const foundationHead = hire(null, 'Head of the Foundation', 'Foundation');
  for (let index = 0; index < 4; index++)
    hire(foundationHead.id, 'Grants Officer', 'Foundation', foundationHead);
  const absentManager = uuidByName(`absent:${seed}`);
  for (let index = 0; index < 4; index++) hire(absentManager, 'Integration Specialist', 'Acquired Business');
  const ring = [0, 1, 2].map(() => hire(null, 'Project Office Lead', 'Project Office'));
  for (const lead of ring) hire(lead.id, 'Project Planner', 'Project Office', lead);
  const withTeams = managersInMainTree(hired);
  const guests = [0, 1].map(() => hire(withTeams.at(-1)?.id ?? null, 'Consultant', 'Partners'));
  while (hired.length < people) hire(withTeams.at(-1)?.id ?? null, 'Trainee', 'Operations');

  const changes = new Map<string, Partial<OrgPerson>>();
  ring.forEach((lead, index) => {
    changes.set(lead.id, { managerId: ring[(index + 1) % ring.length]?.id ?? null });
  });
  for (const guest of guests) changes.set(guest.id, { userType: 'Guest', mailbox: 'none', hireDate: null });
  const disabled = withTeams.find(({ jobTitle }) => jobTitle?.startsWith('Manager')) ?? withTeams.at(-1);
  if (disabled !== undefined) changes.set(disabled.id, { accountEnabled: false, mailbox: 'none' });

  const staff = hired.filter(
    (person) => person.managerId !== null && !changes.has(person.id) && !withTeams.includes(person),
  );
  const change = (step: number, values: () => Partial<OrgPerson>) => {
    const person = staff[(step * 17) % staff.length];
    if (person !== undefined && !changes.has(person.id)) changes.set(person.id, values());
  };
  for (const step of [1, 2, 3]) change(step, () => ({ workingHours: partTimeHoursOf(random) }));
  for (const step of [4, 5]) change(step, () => ({ busyness: 0.95 }));
  change(6, () => ({ mailbox: 'onPremises' }));
  change(7, () => ({ mailbox: 'none' }));
  for (const person of hired)
    if (/^Chief|^General/.test(person.jobTitle ?? '')) changes.set(person.id, { busyness: 0.6 });
  const fullest = hired.find((person) => person.jobTitle === 'Chief Financial Officer');
  if (fullest !== undefined) changes.set(fullest.id, { busyness: 0.9 });
  return hired.map((person) => ({ ...person, ...changes.get(person.id) }));
}

function managersInMainTree(hired: readonly OrgPerson[]): OrgPerson[] {
  const leads = new Set(hired.map((person) => person.managerId));
  return hired.filter((person) => leads.has(person.id) && person.managerId !== null);
}
