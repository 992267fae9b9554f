import { randomUUID } from 'node:crypto';
import type { OfferForm, OffersResponse, ParticipationResponse } from '../../../shared/participation.ts';
import type { Caller } from '../../caller.ts';
import type { Clock } from '../../clock.ts';
import type { Seal } from '../../db/seal.ts';
import type { Transact, Tx } from '../../db/transaction.ts';
import { EyeToEyeError, found } from '../../errors.ts';
import type { Enqueue } from '../../jobs/task-queue.ts';
import { type ApprovalView, approvalRequests } from '../approvals/approval-requests.ts';
import { findPeople, managerOf } from '../people/people-lookup.ts';
import { shareRound } from '../programs/program-lookup.ts';
import { takesPeopleIn } from '../programs/round-state.ts';
import { participationProblems } from './eligibility.ts';
import { exclusionStore } from './exclusions.ts';
import { type Invitation, invitations } from './invitation-read-model.ts';
import { nextParticipationState } from './participation-state.ts';
import { type Participation, participationStore } from './participation-store.ts';
import { reasonPlace } from './reason-place.ts';

export interface ParticipationPorts {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly seal: Seal;
  readonly enqueue: Enqueue;
}

/** Volunteering: what somebody offers and wants in a round. */
export function participationService(ports: ParticipationPorts) {
  return {
    async offers(caller: Caller): Promise<OffersResponse> {
      return ports.transact(caller, async (tx) => {
        const [person] = await findPeople(tx, caller.tenantId, [caller.personId]);
        const rounds = await invitations(tx, caller.tenantId, caller.personId);
        const mine = rounds.filter(
          (round) =>
            round.state !== null || (person && participationProblems(person, round.joining).length === 0),
        );
        return { rounds: mine.map(({ joining: _, ...round }) => round) };
      });
    },

    show: (caller: Caller, roundId: string): Promise<ParticipationResponse> =>
      ports.transact(caller, (tx) => onTransaction(tx, caller, ports).show(roundId)),

    save: (caller: Caller, roundId: string, form: OfferForm): Promise<ParticipationResponse> =>
      ports.transact(caller, async (tx) => {
        const own = onTransaction(tx, caller, ports);
        await own.save(roundId, form);
        return own.show(roundId);
      }),

    submit: (caller: Caller, roundId: string): Promise<ParticipationResponse> =>
      ports.transact(caller, async (tx) => {
        const own = onTransaction(tx, caller, ports);
        await own.submit(roundId);
        return own.show(roundId);
      }),

    withdraw: (caller: Caller, roundId: string): Promise<ParticipationResponse> =>
      ports.transact(caller, async (tx) => {
        const own = onTransaction(tx, caller, ports);
        await own.withdraw(roundId);
        return own.show(roundId);
      }),
  };
}
export type ParticipationService = ReturnType<typeof participationService>;

/** The same service on one transaction, so that nothing escapes it. */
function onTransaction(tx: Tx, caller: Caller, ports: ParticipationPorts) {
  const { tenantId, personId } = caller;
  const store = participationStore(tx, tenantId);
  const exclusions = exclusionStore(tx, tenantId, ports.seal);
  const approvals = approvalRequests(tx, tenantId, ports);

  async function invitation(roundId: string): Promise<Invitation> {
    const [round] = await invitations(tx, tenantId, personId, { roundId });
    return found(round);
  }

  /** For writing: the round stays as it is until this is written. */
  async function openInvitation(roundId: string): Promise<Invitation> {
    const round = await invitation(roundId);
    const { state } = await shareRound(tx, tenantId, roundId);
    if (!takesPeopleIn(state)) throw new EyeToEyeError('roundNotOpen');
    if (round.endsOn <= ports.clock.now().toISOString().slice(0, 10)) throw new EyeToEyeError('programEnded');
    return round;
  }

  async function problems(round: Invitation) {
    const [person] = await findPeople(tx, tenantId, [personId]);
    return participationProblems(found(person), round.joining);
  }

  async function form(participation: Participation): Promise<OfferForm> {
    const id = participation.participation_id;
    const topics = (await store.topics([id])).get(id);
    const reason =
      participation.reason_sealed &&
      (await ports.seal.open(tx, reasonPlace(tenantId, id), participation.reason_sealed));
    return {
      offers: topics?.offers ?? [],
      wants: topics?.wants ?? [],
      capacity: participation.capacity,
      languages: participation.languages,
      days: participation.days as OfferForm['days'],
      excluded: (await exclusions.of([id])).get(id) ?? [],
      reason: reason ?? '',
    };
  }

  return {
    async show(roundId: string): Promise<ParticipationResponse> {
      const { joining, ...round } = await invitation(roundId);
      const [person] = await findPeople(tx, tenantId, [personId]);
      const participation = await store.ofPerson(roundId, personId);
      const saved = participation && (await form(participation));
      const excluded = await findPeople(tx, tenantId, saved?.excluded ?? []);
      const answer = participation && (await approvals.answer(participation.participation_id));
      const asked = answer?.state === 'waiting' && (await findPeople(tx, tenantId, [answer.managerId]))[0];
      const manager = asked || (await managerOf(tx, tenantId, personId));
      return {
        round,
        participation:
          participation && saved
            ? {
                participationId: participation.participation_id,
                state: participation.state,
                form: saved,
                submittedAt: participation.submitted_at?.toISOString() ?? null,
                approval: shownAnswer(participation, answer ?? null),
              }
            : null,
        excludedPeople: excluded.map((row) => ({ personId: row.person_id, displayName: row.display_name })),
        manager: manager && { personId: manager.person_id, displayName: manager.display_name },
        problems: participationProblems(found(person), joining),
        suggestedLanguages: suggestedLanguages(
          person?.preferred_language ?? null,
          await store.commonLanguage(roundId),
        ),
      };
    },

    async save(roundId: string, offer: OfferForm): Promise<void> {
      const round = await openInvitation(roundId);
      if ((await problems(round)).length > 0) throw new EyeToEyeError('cannotTakePart');
      const before = await store.ofPersonForChange(roundId, personId);
      const manager = await managerOf(tx, tenantId, personId);
      const asksForMore =
        before?.state === 'approved' && manager !== null && offer.capacity > before.capacity;
      const event = asksForMore ? 'reopenDecision' : 'save';
      const state = nextParticipationState(before?.state ?? 'draft', event);
      if (state === 'refused') throw new EyeToEyeError('offerNotEditable');
      const submittable = offer.offers.length > 0 && offer.wants.length > 0;
      if (state !== 'draft' && !submittable) throw new EyeToEyeError('offerIncomplete');
      const participationId = before?.participation_id ?? randomUUID();
      const reasonSealed = offer.reason
        ? await ports.seal.seal(tx, reasonPlace(tenantId, participationId), offer.reason)
        : null;
      const changedAt = ports.clock.now();
      await store.save({ participationId, roundId, personId, state, form: offer, reasonSealed, changedAt });
      await exclusions.save(participationId, personId, offer.excluded);
      if (asksForMore) await approvals.ask(participationId, manager.person_id, changedAt);
    },

    async submit(roundId: string): Promise<void> {
      const round = await openInvitation(roundId);
      if ((await problems(round)).length > 0) throw new EyeToEyeError('cannotTakePart');
      const participation = found(await store.ofPersonForChange(roundId, personId));
      const said = (await store.topics([participation.participation_id])).get(participation.participation_id);
      if (!said || said.offers.length === 0 || said.wants.length === 0)
        throw new EyeToEyeError('offerIncomplete');
      const manager = await managerOf(tx, tenantId, personId);
      const event = manager ? 'submitForApproval' : 'submitWithoutApproval';
      const state = nextParticipationState(participation.state, event);
      // Pressed twice: the first press counts.
      if (state === 'refused') {
        if (participation.state === 'submitted' || participation.state === 'approved') return;
        throw new EyeToEyeError('offerNotEditable');
      }
      const at = ports.clock.now();
      await store.setSubmitted(participation.participation_id, state, at);
      if (manager) await approvals.ask(participation.participation_id, manager.person_id, at);
    },

    async withdraw(roundId: string): Promise<void> {
      const participation = found(await store.ofPersonForChange(roundId, personId));
      if (participation.state === 'withdrawn') return;
      const state = nextParticipationState(participation.state, 'withdraw');
      if (state === 'refused') throw new EyeToEyeError('offerNotEditable');
      const at = ports.clock.now();
      await store.setState(participation.participation_id, state, at);
      await approvals.withdraw(participation.participation_id, at);
    },
  };
}

/** An offer that was taken back or begun again speaks of no earlier answer, but for the no that it mends. */
function shownAnswer(
  { state, submitted_at }: Participation,
  answer: ApprovalView | null,
): { state: ApprovalView['state'] | 'notNeeded'; word: string | null } | null {
  if (state === 'withdrawn') return null;
  const shown = answer && { state: answer.state, word: answer.word };
  if (state === 'draft') return shown?.state === 'declined' ? shown : null;
  return shown ?? (submitted_at ? { state: 'notNeeded', word: null } : null);
}

/**
 * The own language as the directory has it (`en-GB` suggests `en`), and the one that most volunteers speak:
 * whoever names only a rare one may find nobody to talk with. English where nothing is known.
 */
function suggestedLanguages(preferred: string | null, common: string | null): string[] {
  const tag = preferred?.split(/[-_]/)[0]?.toLowerCase();
  const own = tag && /^[a-z]{2,3}$/.test(tag) ? [tag] : [];
  const known = [...new Set([...own, ...(common ? [common] : [])])];
  return known.length > 0 ? known : ['en'];
}
