import { Temporal } from 'temporal-polyfill';
import { approvalsResponse } from '../../../shared/approvals.ts';
import { participationResponse } from '../../../shared/participation.ts';
import { pairingResponse, programResponse } from '../../../shared/programs.ts';
import { later } from '../../clock.ts';
import { moveTime, settle, type TimeMoverPorts } from '../../jobs/time-mover.ts';
import type { LocalTenant } from '../local-tenant.ts';
import type { OrgPerson } from '../org-person.ts';
import { answerInvitations } from './calendar-habits.ts';
import { castFor } from './cast.ts';
import type { ProductApi } from './product-api.ts';
import { sampleOffer } from './sample-offers.ts';

export interface LifePorts {
  readonly tenant: LocalTenant;
  readonly api: ProductApi;
  readonly time: TimeMoverPorts;
  readonly onProgress: (line: string) => void;
}

/** What the newcomer's strip needs to know of the life that was played. */
export interface PlayedLife {
  readonly programId: string | null;
  readonly roundId: string | null;
  readonly leadId: string | null;
  readonly newcomerId: string | null;
}

const historyHours = 24 * 7 * 10;

/** Ten weeks ago, so that the first pair has a history by now. */
export function lifeStartsAt(now: Date): Date {
  return later(now, { hours: -historyHours });
}

/**
 * Plays the life that the local tenant begins with, through the product's own API and with time really
 * passing: a program, a first pair that has met for ten weeks, a second round with forty approved
 * volunteers. An organisation too small or too odd for a part goes without it.
 */
export async function playLife(ports: LifePorts): Promise<PlayedLife> {
  const { tenant, api, time, onProgress } = ports;
  onProgress('Reading the directory');
  await settle(time);
  const cast = castFor(tenant.people());
  if (!cast) return { programId: null, roundId: null, leadId: null, newcomerId: null };
  const { lead, firstPair, volunteers, newcomer } = cast;
  const program = await createProgram(api, lead.id, time.clock.now());
  const { programId } = program;
  if (firstPair) {
    onProgress('Letting a first pair meet for ten weeks');
    await playFirstPair(ports, lead.id, programId, firstPair);
  }
  onProgress(`Bringing ${volunteers.length} approved volunteers into a second round`);
  const roundId = await openRound(api, lead.id, programId);
  const leads = new Set(tenant.people().map((person) => person.managerId));
  for (const [number, person] of volunteers.entries()) {
    await volunteer(api, person, roundId, leads.has(person.id), number);
  }
  await approveAll(api, tenant.people(), volunteers, roundId);
  await settle(time);
  return { programId, roundId, leadId: lead.id, newcomerId: newcomer?.id ?? null };
}

async function createProgram(api: ProductApi, leadId: string, now: Date) {
  const today = Temporal.PlainDate.from(now.toISOString().slice(0, 10));
  return api.sendFor(leadId, 'POST', '/programs', programResponse, {
    name: 'Eye to Eye',
    joining: { kind: 'everyone' },
    cadence: 'everyTwoWeeks',
    sessionMinutes: 45,
    gap: { by: 'rank', atLeast: 0.2 },
    lineDistance: 2,
    startsOn: today.toString(),
    endsOn: today.add({ months: 9 }).toString(),
  });
}

async function openRound(api: ProductApi, leadId: string, programId: string): Promise<string> {
  const program = await api.sendFor(leadId, 'POST', `/programs/${programId}/rounds`, programResponse);
  const roundId = program.round?.roundId;
  if (!roundId) throw new Error('the round that was opened is not there');
  return roundId;
}

async function volunteer(
  api: ProductApi,
  person: OrgPerson,
  roundId: string,
  isSenior: boolean,
  number: number,
): Promise<void> {
  const path = `/rounds/${roundId}/participation`;
  await api.send(person.id, 'PUT', path, sampleOffer(person, isSenior, number));
  await api.send(person.id, 'POST', `${path}/submission`);
}

/** Each manager opens their list and approves what stands there. */
async function approveAll(
  api: ProductApi,
  people: readonly OrgPerson[],
  volunteers: readonly OrgPerson[],
  roundId: string,
): Promise<void> {
  const enabled = new Set(people.filter((person) => person.accountEnabled).map((person) => person.id));
  const managers = new Set<string>();
  for (const person of volunteers) {
    const own = await api.get(person.id, `/rounds/${roundId}/participation`, participationResponse);
    if (own.participation?.state === 'submitted' && own.manager) managers.add(own.manager.personId);
  }
  for (const managerId of managers) {
    if (!enabled.has(managerId)) continue;
    const { waiting } = await api.get(managerId, '/approvals', approvalsResponse);
    const approvalIds = waiting.map((approval) => approval.approvalId);
    if (approvalIds.length > 0) {
      await api.send(managerId, 'POST', '/approvals/decisions', { approvalIds, decision: 'approved' });
    }
  }
}

async function playFirstPair(
  ports: LifePorts,
  leadId: string,
  programId: string,
  pair: readonly [OrgPerson, OrgPerson],
): Promise<void> {
  const { tenant, api, time } = ports;
  const roundId = await openRound(api, leadId, programId);
  for (const [number, person] of pair.entries()) await volunteer(api, person, roundId, number === 0, 0);
  await approveAll(api, tenant.people(), pair, roundId);
  await api.send(leadId, 'POST', `/rounds/${roundId}/pairing-runs`);
  await settle(time);
  const { proposals } = await api.get(leadId, `/rounds/${roundId}/pairing`, pairingResponse);
  if (proposals.length === 0) return;
  await api.send(leadId, 'POST', `/rounds/${roundId}/publication`);
  await settle(time);
  const [senior, junior] = pair;
  await answerInvitations(tenant, senior.id, { answer: 'accept', skip: [] });
  // One occurrence that the junior partner declined: a life without a lost session would be none.
  await answerInvitations(tenant, junior.id, { answer: 'accept', skip: [2] });
  await moveTime(time, later(time.clock.now(), { hours: historyHours }));
}
