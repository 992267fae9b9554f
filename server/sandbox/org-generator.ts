import { Temporal } from 'temporal-polyfill';
import { withIrregularities } from './org-irregularities.ts';
import type { OrgPerson } from './org-person.ts';
import { withProgramRoles } from './program-roles.ts';
import { type SampleDepartment, sampleDepartments } from './sample-departments.ts';
import { nameSource } from './sample-names.ts';
import { pickOffice, type SampleOffice, sampleOffices } from './sample-offices.ts';
import { pick, seededRandom } from './seeded-random.ts';
import { uuidByName } from './uuid-by-name.ts';
import { partTimeHoursOf, workingHoursOf } from './work-patterns.ts';

/** What the irregular parts are built with: the same source of names, ids and hours as the rest. */
export interface OrgBuilder {
  readonly random: () => number;
  /** Adds somebody under a manager (`null` for a root), who reports where `managerId` says. */
  hire(managerId: string | null, jobTitle: string, department: string, near?: OrgPerson): OrgPerson;
}

const fewest = 60;
/** People outside the main tree: two further roots, a team under an absent manager, a ring, guests. */
const outside = 20;

/**
 * Makes up an organisation: one main tree (a chief executive, seven chiefs, directors, managers, staff),
 * and the irregularities that real ones have. The same seed gives the same people.
 *
 * @param people how many in all, at least 60
 */
export function generateOrg({ people = 400, seed }: { people?: number; seed: number }): OrgPerson[] {
  if (!Number.isInteger(people) || people < fewest)
    throw new RangeError(`An organisation has ${fewest} people or more.`);
  const random = seededRandom('organisation', seed);
  const nextName = nameSource(random);
  const hired: OrgPerson[] = [];
  const hire: OrgBuilder['hire'] = (managerId, jobTitle, department, near) => {
    const office = near === undefined || random() < 0.35 ? pickOffice(random) : officeOf(near);
    const person = newPerson(uuidByName(`generated:${seed}:${hired.length}`), nextName(), office, random);
    const placed = { ...person, managerId, jobTitle, department };
    hired.push(placed);
    return placed;
  };
  const chiefExecutive = hire(null, 'Chief Executive Officer', 'Executive Office');
  hire(chiefExecutive.id, 'Executive Assistant', 'Executive Office', chiefExecutive);
  growDepartments(hire, chiefExecutive, people - 2 - outside);
  return withProgramRoles(withIrregularities(hired, { random, hire }, people, seed));
}

function growDepartments(hire: OrgBuilder['hire'], top: OrgPerson, headcount: number): void {
  const chiefs = new Map<string, OrgPerson>();
  for (const { chief, name } of sampleDepartments)
    if (!chiefs.has(chief)) chiefs.set(chief, hire(top.id, chief, name));
  const shares = sampleDepartments.reduce((sum, department) => sum + department.share, 0);
  let left = headcount - chiefs.size;
  let sharesLeft = shares;
  for (const department of sampleDepartments) {
    const size = Math.round((left * department.share) / sharesLeft);
    left -= size;
    sharesLeft -= department.share;
    const chief = chiefs.get(department.chief);
    if (chief !== undefined && size > 0) growDepartment(hire, chief, department, size);
  }
}

/** A department under a chief that leads several has a director of its own between them. */
function growDepartment(
  hire: OrgBuilder['hire'],
  chief: OrgPerson,
  department: SampleDepartment,
  size: number,
): void {
  const isShared = sampleDepartments.filter((other) => other.chief === department.chief).length > 1;
  if (!isShared || size < 3) {
    growTeam(hire, chief, department, size, 2);
    return;
  }
  const head = hire(chief.id, department.director, department.name, chief);
  growTeam(hire, head, department, size - 1, 3);
}

function growTeam(
  hire: OrgBuilder['hire'],
  lead: OrgPerson,
  department: SampleDepartment,
  size: number,
  depth: number,
): void {
  const teamSize = department.thin ? 7 : 10;
  const staff = (count: number) => {
    for (let index = 0; index < count; index++)
      hire(
        lead.id,
        department.staff[(index * 7 + size) % department.staff.length] ?? 'Specialist',
        department.name,
        lead,
      );
  };
  if (size <= teamSize || depth > 5) {
    staff(size);
    return;
  }
  const managers = department.thin ? Math.max(2, Math.ceil(size / 60)) : Math.min(9, Math.ceil(size / 9));
  const alone = department.thin ? 2 : Math.max(0, 4 - managers);
  staff(alone);
  let left = size - alone - managers;
  for (let index = 0; index < managers; index++) {
    const share = Math.round(left / (managers - index));
    left -= share;
    const title = depth <= 2 && share > teamSize ? department.director : department.manager;
    growTeam(hire, hire(lead.id, title, department.name, lead), department, share, depth + 1);
  }
}

function officeOf(person: OrgPerson): SampleOffice {
  const office = sampleOffices.find(({ name }) => name === person.officeLocation);
  if (office === undefined) throw new RangeError(`There is no office "${person.officeLocation}".`);
  return office;
}

function newPerson(id: string, displayName: string, office: SampleOffice, random: () => number): OrgPerson {
  const monthsHere = Math.floor(random() ** 1.6 * 300);
  const hireDate = Temporal.PlainDate.from('2026-09-01').subtract({ months: monthsHere });
  return {
    id,
    displayName,
    managerId: null,
    department: null,
    officeLocation: office.name,
    jobTitle: null,
    country: office.country,
    timeZone: office.timeZone,
    preferredLanguage: pick(random, office.languages),
    hireDate: hireDate.toString(),
    accountEnabled: true,
    userType: 'Member',
    mailbox: 'exchangeOnline',
    workingHours: random() < 0.06 ? partTimeHoursOf(random) : workingHoursOf(random),
    busyness: Math.round((0.1 + random() * 0.5) * 100) / 100,
    roles: [],
  };
}
