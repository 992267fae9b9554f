import { setTimeout as delay } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { OrgPerson } from '../../server/sandbox/org-person.ts';
import { approvalsResponse } from '../../shared/approvals.ts';
import { directoryResponse } from '../../shared/directory.ts';
import { healthResponse, pairingResponse, programResponse } from '../../shared/programs.ts';
import type { CrashRig } from './crash-rig.ts';

export interface Scene {
  readonly roundId: string;
  readonly leadId: string;
  /** First and last day of the program. */
  readonly days: { readonly startsOn: string; readonly endsOn: string };
  /** Who was paired with whom, by person id. */
  readonly pairs: readonly (readonly [string, string])[];
}

const pollMs = 100;
const anything = z.unknown();

/**
 * An organisation in one zone with twice as many team leads and team members as are needed: a chief, heads,
 * leads under them, and one member under each lead.
 */
export function organisationFor(pairs: number): object {
  const count = pairs * 2;
  const base = { country: 'DE', timeZone: 'Europe/Berlin' };
  const heads = Math.ceil(count / 10);
  const numbers = (length: number) => Array.from({ length }, (_, index) => index);
  return {
    people: [
      { ...base, id: 'chief', displayName: 'Sample Chief', jobTitle: 'Chief' },
      { ...base, id: 'lead', displayName: 'Sample Lead', managerId: 'chief', jobTitle: 'People Partner' },
      ...numbers(heads).map((n) => ({
        ...base,
        id: `head-${n}`,
        displayName: `Sample Head ${n}`,
        managerId: 'chief',
        jobTitle: 'Head',
        department: `Department ${n}`,
      })),
      ...numbers(count).flatMap((n) => [
        {
          ...base,
          id: `senior-${n}`,
          displayName: `Sample Senior ${n}`,
          managerId: `head-${n % heads}`,
          jobTitle: 'Team lead',
          department: `Department ${n % heads}`,
        },
        {
          ...base,
          id: `junior-${n}`,
          displayName: `Sample Junior ${n}`,
          managerId: `senior-${n}`,
          jobTitle: 'Team member',
          department: `Department ${n % heads}`,
        },
      ]),
    ],
  };
}

/** Everything up to the proposed pairs, through the product's API: what a kill may then fall into is the booking. */
export async function setScene(rig: CrashRig, pairs: number): Promise<Scene> {
  const people = rig.tenant.people();
  const leadId = people.find((person) => person.roles.includes('Program.Lead'))?.id ?? '';
  await until(async () => {
    const { reading } = await rig.call(leadId, 'GET', '/directory', directoryResponse);
    return reading?.state === 'done';
  });
  const today = Temporal.Now.plainDateISO('UTC');
  const days = { startsOn: today.toString(), endsOn: today.add({ weeks: 8 }).toString() };
  const program = await rig.call(leadId, 'POST', '/programs', programResponse, {
    name: 'Eye to Eye',
    joining: { kind: 'everyone' },
    cadence: 'everyTwoWeeks',
    sessionMinutes: 30,
    gap: { by: 'rank', atLeast: 0.2 },
    lineDistance: 2,
    ...days,
  });
  const opened = await rig.call(leadId, 'POST', `/programs/${program.programId}/rounds`, programResponse);
  const roundId = opened.round?.roundId ?? '';
  await bringVolunteers(rig, people, roundId, pairs);
  await rig.call(leadId, 'POST', `/rounds/${roundId}/pairing-runs`, pairingResponse);
  const pairing = () => rig.call(leadId, 'GET', `/rounds/${roundId}/pairing`, pairingResponse);
  await until(async () => (await pairing()).run?.state === 'done');
  const { proposals } = await pairing();
  return { roundId, leadId, days, pairs: proposals.map(({ a, b }) => [a.personId, b.personId] as const) };
}

/** The calmest of each rank, so that every pair has an hour; each approved by their manager. */
async function bringVolunteers(
  rig: CrashRig,
  people: readonly OrgPerson[],
  roundId: string,
  pairs: number,
): Promise<void> {
  const calm = people.toSorted((a, b) => a.busyness - b.busyness);
  const volunteersOf = (title: string) => calm.filter(({ jobTitle }) => jobTitle === title).slice(0, pairs);
  const seniors = volunteersOf('Team lead');
  const juniors = volunteersOf('Team member');
  const at = `/rounds/${roundId}/participation`;
  const volunteer = async (person: OrgPerson, offered: string, wanted: string) => {
    await rig.call(person.id, 'PUT', at, anything, {
      offers: [{ topicId: offered }],
      wants: [{ topicId: wanted }],
      capacity: 1,
      languages: ['en'],
      days: [],
      excluded: [],
      reason: 'A made-up reason.',
    });
    await rig.call(person.id, 'POST', `${at}/submission`, anything);
  };
  await Promise.all(seniors.map((person) => volunteer(person, 'strategy', 'aiAssistants')));
  await Promise.all(juniors.map((person) => volunteer(person, 'aiAssistants', 'strategy')));
  const managers = new Set([...seniors, ...juniors].flatMap(({ managerId }) => managerId ?? []));
  await Promise.all([...managers].map((managerId) => approveAll(rig, managerId)));
}

async function approveAll(rig: CrashRig, managerId: string): Promise<void> {
  const { waiting } = await rig.call(managerId, 'GET', '/approvals', approvalsResponse);
  const approvalIds = waiting.map(({ approvalId }) => approvalId);
  await rig.call(managerId, 'POST', '/approvals/decisions', anything, { approvalIds, decision: 'approved' });
}

/** Publishes, which begins the bookings. A server that was killed meanwhile has published all the same, or all is lost. */
export async function publish(rig: CrashRig, scene: Scene): Promise<void> {
  await rig
    .call(scene.leadId, 'POST', `/rounds/${scene.roundId}/publication`, programResponse)
    .catch((error: unknown) => {
      // The answer's way was cut; whether the publication was committed, the booked pairs will show.
      if (!(error instanceof TypeError)) throw error;
    });
}

/** Until every pair of the round has its meetings, or a reason why not. */
export async function untilSettled(rig: CrashRig, scene: Scene): Promise<string[]> {
  const states = async () => {
    const { pairs } = await rig.call(scene.leadId, 'GET', `/rounds/${scene.roundId}/health`, healthResponse);
    return pairs.map(({ state, problem }) => problem ?? state);
  };
  await until(async () => !(await states()).some((state) => state === 'booking' || state === 'waiting'));
  return states();
}

/** As long as the test may take. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(pollMs);
}
