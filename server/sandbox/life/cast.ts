import { Temporal } from 'temporal-polyfill';
import type { OrgPerson } from '../org-person.ts';

/** Who plays which part in the ready-made life. */
export interface Cast {
  /** Leads the program. */
  readonly lead: OrgPerson;
  /** The pair with a history. */
  readonly firstPair: readonly [senior: OrgPerson, junior: OrgPerson] | null;
  /** Volunteers of the round that is open, executives first. */
  readonly volunteers: readonly OrgPerson[];
  /** The one whom the newcomer volunteers as: not among the volunteers, with a manager. */
  readonly newcomer: OrgPerson | null;
}

const volunteerCount = 40;
const executiveCount = 3;
const calmCalendar = 0.45;
const nearHours = 4;
/** Of offsets it matters only who is near whom. */
const anyDay = '2026-01-15T12:00Z';

/** Chooses by rules that hold in any organisation, generated or from a file; the same input gives the same cast. */
export function castFor(people: readonly OrgPerson[]): Cast | null {
  const byId = new Map(people.map((person) => [person.id, person]));
  const reports = Map.groupBy(people, (person) => person.managerId);
  const lead = people.find((person) => person.roles.includes('Program.Lead') && canTakePart(person));
  if (!lead) return null;
  const leads = (person: OrgPerson) => (reports.get(person.id)?.length ?? 0) > 0;
  const top = people
    .filter((person) => leads(person) && (person.managerId === null || !byId.has(person.managerId)))
    .toSorted((a, b) => (reports.get(b.id)?.length ?? 0) - (reports.get(a.id)?.length ?? 0))[0];
  const free = people.filter(
    (person) => canTakePart(person) && person.id !== lead.id && person.id !== top?.id,
  );
  const executives = free
    .filter((person) => top && person.managerId === top.id && leads(person))
    .toSorted((a, b) => a.busyness - b.busyness);
  const juniors = free.filter(
    (person) => !leads(person) && person.busyness <= calmCalendar && person.workingHours.days.length === 5,
  );
  const senior = executives[0];
  const junior =
    senior &&
    (juniors.find((person) => isEasyMatch(person, senior)) ??
      juniors.find((person) => person.timeZone === senior.timeZone && person.managerId !== senior.id));
  const firstPair = senior && junior ? ([senior, junior] as const) : null;
  const inFirstPair = new Set(firstPair?.map((person) => person.id));
  const chiefs = executives.filter((person) => !inFirstPair.has(person.id)).slice(0, executiveCount);
  const candidates = juniors.filter(
    (person) => !inFirstPair.has(person.id) && canTakePart(byId.get(person.managerId ?? '')),
  );
  const newcomer =
    candidates.find((person) => chiefs.some((chief) => isEasyMatch(person, chief))) ?? candidates[0] ?? null;
  const taken = new Set([
    ...inFirstPair,
    newcomer?.id,
    newcomer?.managerId,
    ...chiefs.map((person) => person.id),
  ]);
  const others = nearBy(
    free.filter((person) => !taken.has(person.id) && !executives.includes(person)),
    newcomer ?? lead,
  );
  // About as many seniors as juniors, as the field advises; one senior more, so that the newcomer finds a partner.
  const seniorCount = Math.ceil(volunteerCount / 2) + 1 - chiefs.length;
  const seniors = spread(others.filter(leads), seniorCount);
  const rest = spread(
    others.filter((person) => !leads(person)),
    volunteerCount - chiefs.length - seniors.length,
  );
  return { lead, firstPair, volunteers: [...chiefs, ...seniors, ...rest], newcomer };
}

function canTakePart(person: OrgPerson | undefined): boolean {
  return (
    person?.accountEnabled === true && person.userType === 'Member' && person.mailbox === 'exchangeOnline'
  );
}

function isEasyMatch(junior: OrgPerson, senior: OrgPerson): boolean {
  return junior.timeZone === senior.timeZone && junior.department !== senior.department;
}

/** Those whose working days meet the newcomer's by half at least, where there are enough of them. */
function nearBy(people: readonly OrgPerson[], newcomer: OrgPerson): OrgPerson[] {
  const near = people.filter(
    (person) => Math.abs(offsetHours(person.timeZone) - offsetHours(newcomer.timeZone)) <= nearHours,
  );
  return near.length >= volunteerCount ? near : [...people];
}

function offsetHours(timeZone: string): number {
  return Temporal.Instant.from(anyDay).toZonedDateTimeISO(timeZone).offsetNanoseconds / 3_600_000_000_000;
}

/** Every n-th, so that all departments and levels are among them. */
function spread<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, items.length / count);
  return Array.from(
    { length: Math.min(count, items.length) },
    (_, index) => items[Math.floor(index * step)],
  ).flatMap((item) => (item === undefined ? [] : [item]));
}
