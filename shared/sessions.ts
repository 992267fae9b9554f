import { z } from 'zod';
import { instant, sessionId } from './ids.ts';

/**
 * The verdict on a session. `planned` is no verdict yet. Met, presumed and unknown are counted apart and
 * never summed.
 */
export const verdicts = ['planned', 'met', 'presumed', 'unknown', 'missed', 'cancelled'] as const;
export const verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof verdict>;

/** What a partner answered to the invitation, in Graph's words without the two that mean the same. */
export const answer = z.enum(['accepted', 'tentative', 'declined', 'none']);
export type Answer = z.infer<typeof answer>;

/** One bead of the string of sessions. */
export const sessionMark = z.object({
  sessionId,
  startsAt: instant,
  verdict,
  moved: z.boolean(),
});
export type SessionMark = z.infer<typeof sessionMark>;

/** One session of a pair, as one of its partners sees it. */
export const session = sessionMark.extend({
  endsAt: instant,
  /** Whoever teaches this time; it alternates. */
  lead: z.enum(['you', 'partner']),
  /** What the verdict rests on; `null` while planned. */
  evidence: z.object({ yourAnswer: answer, partnerAnswer: answer, readAt: instant }).nullable(),
});
export type Session = z.infer<typeof session>;
