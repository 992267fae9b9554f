import type { Answer, Verdict } from '../../../shared/sessions.ts';

/** What the organiser's calendar says of one occurrence; `null` where it isn't there any more. */
export interface OccurrenceEvidence {
  readonly isCancelled: boolean;
  readonly aAnswer: Answer;
  readonly bAnswer: Answer;
}

/**
 * The verdict on a session, from the event alone and nothing stronger than it:
 *
 * | the event        | answers                   | verdict   |
 * | ---------------- | ------------------------- | --------- |
 * | gone, cancelled  | any                       | cancelled |
 * | there, not ended | any                       | planned   |
 * | there, ended     | one declined              | missed    |
 * | there, ended     | both accepted             | presumed  |
 * | there, ended     | anything else             | unknown   |
 *
 * Met is never concluded from a calendar: it takes a report or a partner's word.
 */
export function verdictFrom(evidence: OccurrenceEvidence | null, hasEnded: boolean): Verdict {
  if (evidence === null || evidence.isCancelled) return 'cancelled';
  if (!hasEnded) return 'planned';
  const answers = [evidence.aAnswer, evidence.bAnswer];
  if (answers.includes('declined')) return 'missed';
  return answers.every((answer) => answer === 'accepted') ? 'presumed' : 'unknown';
}
