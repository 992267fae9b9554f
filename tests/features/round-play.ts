import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { activityResponse, inboxResponse } from '../../server/sandbox/contract.ts';
import { castFor } from '../../server/sandbox/life/cast.ts';
import type { OrgPerson } from '../../server/sandbox/org-person.ts';
import { approvalsResponse } from '../../shared/approvals.ts';
import type { ErrorResponse } from '../../shared/errors.ts';
import { errorResponse } from '../../shared/errors.ts';
import { type PairView, pairsResponse } from '../../shared/pairs.ts';
import { type OfferForm, participationResponse } from '../../shared/participation.ts';
import {
  type HealthResponse,
  healthResponse,
  type PairingResponse,
  type ProgramForm,
  pairingResponse,
  programResponse,
} from '../../shared/programs.ts';
import type { TestApp } from '../support/test-app.ts';

/** Two people who fit each other: different rank and department, one zone, calm calendars. */
export interface EasyPair {
  readonly senior: OrgPerson;
  readonly junior: OrgPerson;
}

/** Plays a round through the API, as its people would. */
export function roundPlay(app: TestApp) {
  const people = app.tenant.people();
  const cast = castFor(people);
  if (!cast?.firstPair) throw new Error('the generated organisation has no easy pair');
  const [senior, junior] = cast.firstPair;
  const pair: EasyPair = { senior, junior };
  const { lead } = cast;

  async function ask<T>(
    who: string,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    schema: z.ZodType<T>,
    body?: object,
  ): Promise<T> {
    const answer = await app.call(who, method, `/api${path}`, body);
    if (answer.status >= 400) {
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
    return schema.parse(answer.body);
  }

  async function outside<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    const response = await fetch(`${app.tenant.url}/local${path}`);
    return schema.parse(await response.json());
  }

  async function newProgram(changes: Partial<ProgramForm> = {}): Promise<string> {
    const form = { ...programForm(app.tenant.clock.now()), ...changes };
    return (await ask(lead.id, 'POST', '/programs', programResponse, form)).programId;
  }

  async function openRound(programId: string): Promise<string> {
    const program = await ask(lead.id, 'POST', `/programs/${programId}/rounds`, programResponse);
    if (!program.round) throw new Error('no round was opened');
    return program.round.roundId;
  }

  async function submit(personId: string, roundId: string, form: Partial<OfferForm>) {
    const path = `/rounds/${roundId}/participation`;
    await ask(personId, 'PUT', path, participationResponse, offer(form));
    return ask(personId, 'POST', `${path}/submission`, participationResponse);
  }

  /** Whoever is asked says yes. */
  async function approve(personId: string, roundId: string): Promise<void> {
    const own = await ask(personId, 'GET', `/rounds/${roundId}/participation`, participationResponse);
    if (own.participation?.state !== 'submitted' || !own.manager) return;
    const managerId = own.manager.personId;
    const { waiting } = await ask(managerId, 'GET', '/approvals', approvalsResponse);
    const approvalIds = waiting
      .filter((approval) => approval.person.personId === personId)
      .map((approval) => approval.approvalId);
    await ask(managerId, 'POST', '/approvals/decisions', approvalsResponse, {
      approvalIds,
      decision: 'approved',
    });
  }

  async function join(personId: string, roundId: string, form: Partial<OfferForm>): Promise<void> {
    await submit(personId, roundId, form);
    await approve(personId, roundId);
  }

  async function runPairing(roundId: string): Promise<PairingResponse> {
    await ask(lead.id, 'POST', `/rounds/${roundId}/pairing-runs`, pairingResponse);
    await app.settle();
    return ask(lead.id, 'GET', `/rounds/${roundId}/pairing`, pairingResponse);
  }

  async function publish(roundId: string): Promise<void> {
    await ask(lead.id, 'POST', `/rounds/${roundId}/publication`, programResponse);
    await app.settle();
  }

  return {
    people,
    lead,
    pair,
    newcomer: cast.newcomer,
    ask,
    newProgram,
    openRound,
    submit,
    approve,
    join,
    runPairing,
    publish,

    /** A round in which these two, and nobody else, have been paired and told. */
    async publishPair(two: EasyPair, changes: Partial<ProgramForm> = {}): Promise<string> {
      const roundId = await openRound(await newProgram(changes));
      await join(two.senior.id, roundId, seniorOffer);
      await join(two.junior.id, roundId, juniorOffer);
      await runPairing(roundId);
      await publish(roundId);
      return roundId;
    },

    async pairOf(personId: string, partnerId: string): Promise<PairView> {
      const { pairs } = await ask(personId, 'GET', '/pairs', pairsResponse);
      const view = pairs.find((one) => one.partner.personId === partnerId && one.state !== 'ended');
      if (!view) throw new Error('these two are no pair');
      return view;
    },

    health: (roundId: string): Promise<HealthResponse> =>
      ask(lead.id, 'GET', `/rounds/${roundId}/health`, healthResponse),

    /** What is refused, in the one shape that refusals have. */
    async refusal(
      who: string | null,
      method: 'GET' | 'POST' | 'PUT',
      path: string,
      body?: object,
    ): Promise<ErrorResponse & { status: number }> {
      const answer = await app.call(who, method, `/api${path}`, body);
      return { status: answer.status, ...errorResponse.parse(answer.body) };
    },

    inbox: async (personId: string) => (await outside(`/inbox/${personId}`, inboxResponse)).items,
    activity: async (personId: string) => (await outside(`/activity/${personId}`, activityResponse)).items,
  };
}
export type RoundPlay = ReturnType<typeof roundPlay>;

/** A program that begins today and ends in four months. */
export function programForm(now: Date): ProgramForm {
  const today = Temporal.PlainDate.from(now.toISOString().slice(0, 10));
  return {
    name: 'Sample program',
    joining: { kind: 'everyone' },
    cadence: 'weekly',
    sessionMinutes: 45,
    gap: { by: 'rank', atLeast: 0.2 },
    lineDistance: 2,
    startsOn: today.toString(),
    endsOn: today.add({ months: 4 }).toString(),
  };
}

export const seniorOffer: Partial<OfferForm> = {
  offers: [{ topicId: 'strategy' }],
  wants: [{ topicId: 'aiAssistants' }],
};
export const juniorOffer: Partial<OfferForm> = {
  offers: [{ topicId: 'aiAssistants' }],
  wants: [{ topicId: 'strategy' }],
};

export function offer(changes: Partial<OfferForm> = {}): OfferForm {
  return {
    offers: [{ topicId: 'cooking' }],
    wants: [{ topicId: 'gardening' }],
    capacity: 1,
    languages: ['en'],
    days: [],
    excluded: [],
    reason: '',
    ...changes,
  };
}
