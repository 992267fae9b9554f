import type { NextStep } from '../../../shared/home.ts';
import type { PairView } from '../../../shared/pairs.ts';
import type { RoundInvitation } from '../../../shared/participation.ts';

/** What waits for somebody, as far as home knows. */
export interface Waiting {
  readonly approvals: { readonly count: number; readonly firstName: string } | null;
  readonly pairs: readonly PairView[];
  readonly rounds: readonly RoundInvitation[];
  readonly managerName: string | null;
  /** Programs that this person leads. */
  readonly programs: readonly ProgramWork[];
}

export interface ProgramWork {
  readonly programId: string;
  readonly programName: string;
  readonly approved: number;
  readonly proposed: number;
  readonly isPairing: boolean;
}

/**
 * The one thing to do next: first what others wait for, then what the own pairs need, an offer begun, what a
 * program waits for, and last the rounds that one could join or waits in. Two approved volunteers are the fewest that a pairing can be run over.
 */
export function nextStepOf(waiting: Waiting): NextStep | null {
  const { approvals, pairs, rounds } = waiting;
  if (approvals) return { kind: 'decideApprovals', count: approvals.count, name: approvals.firstName };
  const unanswered = pairs.find((pair) => pair.booking.state === 'booked' && pair.yourAnswer === 'none');
  if (unanswered) {
    return {
      kind: 'answerInvitation',
      pairId: unanswered.pairId,
      partnerName: unanswered.partner.displayName,
    };
  }
  const troubled = pairs.find((pair) => pair.booking.state === 'problem');
  if (troubled) {
    return { kind: 'bookingTrouble', pairId: troubled.pairId, partnerName: troubled.partner.displayName };
  }
  return (
    unfinishedOffer(rounds) ??
    programStep(waiting.programs) ??
    waitingStep(rounds, waiting.managerName) ??
    (pairs.some((pair) => pair.state !== 'ended') ? null : volunteerStep(rounds))
  );
}

const openIn = (rounds: readonly RoundInvitation[], state: RoundInvitation['state']) =>
  rounds.find((round) => round.open && round.state === state);

function unfinishedOffer(rounds: readonly RoundInvitation[]): NextStep | null {
  const draft = openIn(rounds, 'draft');
  return draft ? { kind: 'finishOffer', roundId: draft.roundId, programName: draft.programName } : null;
}

function waitingStep(rounds: readonly RoundInvitation[], managerName: string | null): NextStep | null {
  const submitted = openIn(rounds, 'submitted');
  if (submitted && managerName) return { kind: 'waitForManager', roundId: submitted.roundId, managerName };
  const approved = openIn(rounds, 'approved');
  if (!approved) return null;
  return { kind: 'waitForPartner', roundId: approved.roundId, programName: approved.programName };
}

/** For whoever has no pair yet; the others find open rounds below. */
function volunteerStep(rounds: readonly RoundInvitation[]): NextStep | null {
  const open = openIn(rounds, null);
  return open ? { kind: 'volunteer', roundId: open.roundId, programName: open.programName } : null;
}

function programStep(programs: readonly ProgramWork[]): NextStep | null {
  const proposed = programs.find((program) => program.isPairing && program.proposed > 0);
  if (proposed) {
    const { programId, programName, proposed: pairs } = proposed;
    return { kind: 'publishPairs', programId, programName, pairs };
  }
  const ready = programs.find((program) => program.approved >= 2 && program.proposed === 0);
  if (!ready) return null;
  return {
    kind: 'runPairing',
    programId: ready.programId,
    programName: ready.programName,
    volunteers: ready.approved,
  };
}
