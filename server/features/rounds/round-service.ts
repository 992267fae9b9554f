import { randomUUID } from 'node:crypto';
import type { HealthResponse, PairingResponse, VolunteersResponse } from '../../../shared/programs.ts';
import type { Caller } from '../../caller.ts';
import { type Clock, later } from '../../clock.ts';
import type { Transact, Tx } from '../../db/transaction.ts';
import { EyeToEyeError } from '../../errors.ts';
import type { Enqueue } from '../../jobs/task-queue.ts';
import { openCommitment } from '../commitments/commitment-opening.ts';
import { intendNotice } from '../nudges/notice-intents.ts';
import { pairHealth } from '../pairs/health-read-model.ts';
import { dropProposals, proposedPairs, publishPair } from '../pairs/pair-lifecycle.ts';
import type { Pair } from '../pairs/pair-store.ts';
import { advanceParticipation, holdParticipation } from '../participation/participation-lifecycle.ts';
import { findPeople } from '../people/people-lookup.ts';
import { findProgramOfRound, findRound, holdRound, setRoundState } from '../programs/program-lookup.ts';
import { nextRoundState } from '../programs/round-state.ts';
import { pairingRunStore, runLease } from './pairing-run-store.ts';
import { volunteersToPair } from './participants-read-model.ts';
import { proposals, unmatchedOf, volunteers } from './round-read-model.ts';

export interface RoundPorts {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly enqueue: Enqueue;
  /** Picks the program mailbox that organises a pair's meetings. */
  readonly mailboxFor: (pairId: string) => string;
}

/** A round from its volunteers to its published pairs, for program leads. */
export function roundService(ports: RoundPorts) {
  async function pairing(tx: Tx, tenantId: string, roundId: string): Promise<PairingResponse> {
    const round = await findRound(tx, tenantId, roundId);
    const run = await pairingRunStore(tx, tenantId).latestOf(roundId);
    return {
      roundId,
      roundState: round.state,
      run: run
        ? {
            runId: run.run_id,
            state: run.state,
            startedAt: run.started_at?.toISOString() ?? null,
            finishedAt: run.finished_at?.toISOString() ?? null,
            problem: run.problem,
            participants: run.participants,
          }
        : null,
      proposals: await proposals(tx, tenantId, roundId),
      unmatched: run ? await unmatchedOf(tx, tenantId, run.run_id) : [],
    };
  }

  async function refuseEnded(tx: Tx, tenantId: string, roundId: string): Promise<void> {
    const program = await findProgramOfRound(tx, tenantId, roundId);
    if (program.ends_on <= ports.clock.now().toISOString().slice(0, 10))
      throw new EyeToEyeError('programEnded');
  }

  async function publishOne(tx: Tx, tenantId: string, pair: Pair, at: Date): Promise<boolean> {
    const sides = [pair.a_participation_id, pair.b_participation_id];
    for (const id of sides) {
      const participation = await holdParticipation(tx, tenantId, id);
      const present = ['approved', 'waiting', 'paired'].includes(participation?.state ?? '');
      // Withdrawn since the run: the other waits for the next one.
      if (!present) return false;
    }
    const people = await findPeople(tx, tenantId, [pair.a_person_id, pair.b_person_id]);
    // Left, or switched off, since the run.
    if (people.filter((person) => person.account_enabled).length < sides.length) return false;
    for (const id of sides) await advanceParticipation(tx, tenantId, id, 'pair', at);
    await publishPair(tx, tenantId, pair, at);
    const mailbox = ports.mailboxFor(pair.pair_id);
    await openCommitment(tx, ports.enqueue, { tenantId, pairId: pair.pair_id, mailboxId: mailbox, at });
    for (const recipientId of [pair.a_person_id, pair.b_person_id]) {
      await intendNotice(tx, ports.enqueue, {
        tenantId,
        kind: 'pairPublished',
        recipientId,
        subjectId: pair.pair_id,
        dueAt: at,
        atOnce: true,
      });
    }
    return true;
  }

  return {
    async volunteers(caller: Caller, roundId: string): Promise<VolunteersResponse> {
      return ports.transact(caller, async (tx) => {
        await findRound(tx, caller.tenantId, roundId);
        return volunteers(tx, caller.tenantId, roundId);
      });
    },

    pairing: (caller: Caller, roundId: string) =>
      ports.transact(caller, (tx) => pairing(tx, caller.tenantId, roundId)),

    /** Asks for a run over everybody who is approved by now; its proposals replace the last run's. */
    async runPairing(caller: Caller, roundId: string): Promise<PairingResponse> {
      return ports.transact(caller, async (tx) => {
        const { tenantId } = caller;
        const round = await holdRound(tx, tenantId, roundId);
        const state = nextRoundState(round.state, 'runPairing');
        if (state === 'refused') throw new EyeToEyeError('roundNotOpen');
        await refuseEnded(tx, tenantId, roundId);
        const askedAt = ports.clock.now();
        const run = {
          runId: randomUUID(),
          roundId,
          askedBy: caller.personId,
          askedAt,
          dueAt: later(askedAt, runLease),
        };
        const isNew = await pairingRunStore(tx, tenantId).insert(run);
        if (!isNew) throw new EyeToEyeError('pairingRunning');
        await setRoundState(tx, tenantId, roundId, state);
        await ports.enqueue(tx, 'pairing.run', { tenantId, runId: run.runId });
        return pairing(tx, tenantId, roundId);
      });
    },

    /**
     * Tells everybody, and asks for the bookings, all in one transaction: either every pair is published or
     * none is. Whoever has no partner goes on the waiting list.
     */
    async publish(caller: Caller, roundId: string): Promise<void> {
      await ports.transact(caller, async (tx) => {
        const { tenantId } = caller;
        const round = await holdRound(tx, tenantId, roundId);
        const state = nextRoundState(round.state, 'publish');
        if (state === 'refused') throw new EyeToEyeError('nothingToPublish');
        await refuseEnded(tx, tenantId, roundId);
        const run = await pairingRunStore(tx, tenantId).latestOf(roundId);
        if (run?.state === 'waiting' || run?.state === 'running') throw new EyeToEyeError('pairingRunning');
        const pairs = await proposedPairs(tx, tenantId, roundId);
        if (pairs.length === 0) throw new EyeToEyeError('nothingToPublish');
        const at = ports.clock.now();
        let published = 0;
        for (const pair of pairs) if (await publishOne(tx, tenantId, pair, at)) published += 1;
        // All withdrawn since the run: the round goes on taking people in.
        if (published === 0) throw new EyeToEyeError('nothingToPublish');
        await dropProposals(tx, tenantId, roundId);
        for (const row of await volunteersToPair(tx, tenantId, roundId)) {
          await advanceParticipation(tx, tenantId, row.participation_id, 'putOnWaitingList', at);
        }
        await setRoundState(tx, tenantId, roundId, state);
      });
    },

    async health(caller: Caller, roundId: string): Promise<HealthResponse> {
      return ports.transact(caller, async (tx) => {
        await findRound(tx, caller.tenantId, roundId);
        return { pairs: await pairHealth(tx, caller.tenantId, roundId, ports.clock.now()) };
      });
    },
  };
}
export type RoundService = ReturnType<typeof roundService>;
