import type { RoundSummary } from '../../../shared/programs.ts';

export const roundStepNames = ['invite', 'volunteer', 'approve', 'pair', 'run', 'close'] as const;
export type RoundStepName = (typeof roundStepNames)[number];

export interface RoundStep {
  readonly name: RoundStepName;
  readonly progress: 'done' | 'now' | 'later';
}

/**
 * Where a round stands on its line of steps. Inviting is done once the round is open; while it is open,
 * volunteering and approving go on side by side, and the line points at the one that waits for somebody.
 */
export function roundSteps(round: RoundSummary | null): readonly RoundStep[] {
  const now = roundStepNames.indexOf(currentStep(round));
  const isOver = round?.state === 'closed';
  return roundStepNames.map((name, index) => ({
    name,
    progress: isOver || index < now ? 'done' : index === now ? 'now' : 'later',
  }));
}

function currentStep(round: RoundSummary | null): RoundStepName {
  if (round === null) return 'invite';
  switch (round.state) {
    case 'open':
      if (round.volunteers === 0) return 'volunteer';
      if (round.waitingForApproval > 0) return 'approve';
      return round.approved >= 2 ? 'pair' : 'volunteer';
    case 'pairing':
      return 'pair';
    case 'published':
    case 'running':
      return 'run';
    case 'closed':
      return 'close';
  }
}

/** What a program lead does next. Only `open` acts at once; the others lead to a view. */
export type LeadAction = 'open' | 'openAgain' | 'wait' | 'run' | 'publish' | 'health';

/** The one next action of a round. */
export function leadAction(round: RoundSummary | null): LeadAction {
  if (round === null) return 'open';
  switch (round.state) {
    case 'open':
      return round.approved >= 2 ? 'run' : 'wait';
    case 'pairing':
      return round.pairs > 0 ? 'publish' : 'run';
    case 'published':
    case 'running':
      return 'health';
    case 'closed':
      return 'openAgain';
  }
}
