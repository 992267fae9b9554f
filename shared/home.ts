import { z } from 'zod';
import { instant, pairId, programId, roundId } from './ids.ts';
import { pairView } from './pairs.ts';
import { roundInvitation } from './participation.ts';

/** The one thing to do next, most urgent first as the server sees it. */
export const nextStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('decideApprovals'), count: z.int().positive(), name: z.string() }),
  z.object({ kind: z.literal('answerInvitation'), pairId, partnerName: z.string() }),
  z.object({ kind: z.literal('volunteer'), roundId, programName: z.string() }),
  z.object({ kind: z.literal('finishOffer'), roundId, programName: z.string() }),
  z.object({ kind: z.literal('waitForManager'), roundId, managerName: z.string() }),
  z.object({ kind: z.literal('waitForPartner'), roundId, programName: z.string() }),
  z.object({ kind: z.literal('bookingTrouble'), pairId, partnerName: z.string() }),
  z.object({ kind: z.literal('runPairing'), programId, programName: z.string(), volunteers: z.int() }),
  z.object({ kind: z.literal('publishPairs'), programId, programName: z.string(), pairs: z.int() }),
]);
export type NextStep = z.infer<typeof nextStep>;

/** `GET /api/home`: everything that home shows, in one round trip. */
export const homeResponse = z.object({
  now: instant,
  displayName: z.string(),
  nextStep: nextStep.nullable(),
  pairs: z.array(pairView),
  /** Rounds that this person could join or has volunteered for. */
  rounds: z.array(roundInvitation),
});
export type HomeResponse = z.infer<typeof homeResponse>;
