import type { NextStep } from '../../../shared/home.ts';
import type { Text, TextValues } from '../../ui/text.ts';

/** The next step in words, and where its button leads. */
export interface NextStepWords {
  readonly title: string;
  readonly body: string;
  readonly button: string;
  readonly to: string;
}

/** Words and route for a next step. */
export function nextStepWords({ t }: Text, step: NextStep): NextStepWords {
  const values = valuesOf(step);
  return {
    title: t(`nextStep.${step.kind}`, values),
    body: t(`nextStep.${step.kind}.body`, values),
    button: t(`nextStep.${step.kind}.button`),
    to: routeOf(step),
  };
}

function valuesOf(step: NextStep): TextValues {
  switch (step.kind) {
    case 'decideApprovals':
      return { count: step.count, others: step.count - 1, name: step.name };
    case 'answerInvitation':
    case 'bookingTrouble':
      return { partner: step.partnerName };
    case 'volunteer':
    case 'finishOffer':
    case 'waitForPartner':
      return { program: step.programName };
    case 'waitForManager':
      return { manager: step.managerName };
    case 'runPairing':
      return { program: step.programName, volunteers: step.volunteers };
    case 'publishPairs':
      return { program: step.programName, pairs: step.pairs };
  }
}

function routeOf(step: NextStep): string {
  switch (step.kind) {
    case 'decideApprovals':
      return '/approvals';
    case 'answerInvitation':
    case 'bookingTrouble':
      return `/pairs/${step.pairId}`;
    case 'volunteer':
    case 'finishOffer':
    case 'waitForManager':
    case 'waitForPartner':
      return `/offer/${step.roundId}`;
    case 'runPairing':
    case 'publishPairs':
      return `/programs/${step.programId}/pairing`;
  }
}
