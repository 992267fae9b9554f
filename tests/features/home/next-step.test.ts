import { describe, expect, it } from 'vitest';
import { nextStepOf, type ProgramWork, type Waiting } from '../../../server/features/home/next-step.ts';
import type { PairView } from '../../../shared/pairs.ts';
import type { RoundInvitation } from '../../../shared/participation.ts';

const nothing: Waiting = { approvals: null, pairs: [], rounds: [], managerName: null, programs: [] };

function pair(changes: Partial<PairView>): PairView {
  return {
    pairId: 'pair',
    programId: 'program',
    programName: 'Sample program',
    state: 'active',
    partner: { personId: 'partner', displayName: 'Sample Partner' },
    youGain: { exact: [], near: [] },
    partnerGains: { exact: [], near: [] },
    cadence: 'weekly',
    sessionMinutes: 45,
    yourTimeZone: 'UTC',
    partnerTimeZone: 'UTC',
    booking: { state: 'booked', joinUrl: null, bookedAt: '2026-01-01T00:00:00Z' },
    yourAnswer: 'accepted',
    sessions: [],
    nextSession: null,
    ...changes,
  };
}

function round(changes: Partial<RoundInvitation>): RoundInvitation {
  return {
    programId: 'program',
    roundId: 'round',
    programName: 'Sample program',
    cadence: 'weekly',
    sessionMinutes: 45,
    minutesAMonth: 195,
    startsOn: '2026-01-01',
    endsOn: '2026-12-01',
    open: true,
    volunteers: 0,
    seniorVolunteers: 0,
    state: null,
    ...changes,
  };
}

function program(changes: Partial<ProgramWork>): ProgramWork {
  return {
    programId: 'program',
    programName: 'Sample program',
    approved: 0,
    proposed: 0,
    isPairing: false,
    ...changes,
  };
}

/** Most urgent first: each needs nothing but itself. */
const steps: readonly (readonly [string, Partial<Waiting>])[] = [
  ['decideApprovals', { approvals: { count: 2, firstName: 'Sample Volunteer' } }],
  ['answerInvitation', { pairs: [pair({ yourAnswer: 'none' })] }],
  ['bookingTrouble', { pairs: [pair({ booking: { state: 'problem', problem: 'noCommonHour' } })] }],
  ['finishOffer', { rounds: [round({ state: 'draft' })] }],
  ['publishPairs', { programs: [program({ isPairing: true, proposed: 4 })] }],
  ['runPairing', { programs: [program({ approved: 2 })] }],
  ['waitForManager', { rounds: [round({ state: 'submitted' })], managerName: 'Sample Manager' }],
  ['waitForPartner', { rounds: [round({ state: 'approved' })] }],
  ['volunteer', { rounds: [round({})] }],
];

describe('the next step', () => {
  it('is nothing where nothing waits', () => {
    expect(nextStepOf(nothing)).toBeNull();
  });

  for (const [kind, waiting] of steps) {
    it(`is ${kind} where that is all there is`, () => {
      expect(nextStepOf({ ...nothing, ...waiting })?.kind).toBe(kind);
    });
  }

  for (const [index, [kind, waiting]] of steps.entries()) {
    for (const [lessUrgent, other] of steps.slice(index + 1)) {
      it(`is ${kind} before ${lessUrgent}`, () => {
        const both: Waiting = {
          ...nothing,
          ...other,
          ...waiting,
          pairs: [...(other.pairs ?? []), ...(waiting.pairs ?? [])],
          rounds: [...(other.rounds ?? []), ...(waiting.rounds ?? [])],
          programs: [...(other.programs ?? []), ...(waiting.programs ?? [])],
          managerName: other.managerName ?? waiting.managerName ?? null,
        };
        expect(nextStepOf(both)?.kind).toBe(kind);
      });
    }
  }

  it('names whoever has waited longest for a decision, and how many wait', () => {
    const approvals = { count: 3, firstName: 'Sample Volunteer' };
    expect(nextStepOf({ ...nothing, approvals })).toEqual({
      kind: 'decideApprovals',
      count: 3,
      name: 'Sample Volunteer',
    });
  });

  it('does not ask to run a pairing over fewer than two, nor again over pairs that wait', () => {
    expect(nextStepOf({ ...nothing, programs: [program({ approved: 1 })] })).toBeNull();
    const programs = [program({ approved: 5, proposed: 2, isPairing: false })];
    expect(nextStepOf({ ...nothing, programs })).toBeNull();
  });

  it('passes over rounds that take nobody in any more', () => {
    const rounds = [
      round({ open: false, state: 'draft' }),
      round({ open: false, state: 'approved' }),
      round({ open: false }),
    ];
    expect(nextStepOf({ ...nothing, rounds })).toBeNull();
  });

  it('does not ask for an answer before there is an invitation', () => {
    const pairs = [pair({ booking: { state: 'booking' }, yourAnswer: null })];
    expect(nextStepOf({ ...nothing, pairs })).toBeNull();
  });
});
