import { z } from 'zod';
import { instant, pairId, personName, programId } from './ids.ts';
import { bookingProblem, cadence, gain } from './programs.ts';
import { session } from './sessions.ts';

export const pairState = z.enum(['proposed', 'published', 'active', 'ended']);
export type PairState = z.infer<typeof pairState>;

/** A pair as one of its partners sees it. */
export const pairView = z.object({
  pairId,
  programId,
  programName: z.string(),
  state: pairState,
  partner: personName,
  youGain: gain,
  partnerGains: gain,
  cadence,
  sessionMinutes: z.int(),
  /** IANA names; the partner's is told only where it differs from the reader's. */
  yourTimeZone: z.string(),
  partnerTimeZone: z.string(),
  booking: z.discriminatedUnion('state', [
    z.object({ state: z.literal('waiting') }),
    z.object({ state: z.literal('booking') }),
    z.object({ state: z.literal('booked'), joinUrl: z.string().nullable(), bookedAt: instant }),
    z.object({ state: z.literal('problem'), problem: bookingProblem }),
    z.object({ state: z.literal('ended') }),
  ]),
  /** What you answered to the series, so that the tab can ask for the answer. */
  yourAnswer: z.enum(['accepted', 'tentative', 'declined', 'none']).nullable(),
  /** Oldest first. */
  sessions: z.array(session),
  /** The first planned session that has not ended. */
  nextSession: session.nullable(),
});
export type PairView = z.infer<typeof pairView>;

/** `GET /api/pairs`; `GET /api/pairs/:pairId` answers with one. */
export const pairsResponse = z.object({ now: instant, pairs: z.array(pairView) });
export type PairsResponse = z.infer<typeof pairsResponse>;
export const pairResponse = z.object({ now: instant, pair: pairView });
export type PairResponse = z.infer<typeof pairResponse>;
