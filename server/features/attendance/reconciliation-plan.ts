import { later } from '../../clock.ts';

/** A little after the end, so that a late answer still counts. */
const afterSession = { minutes: 5 };
/**
 * People answer an invitation soon or not at all: look often at first. Graph grants 10,000 calls in ten minutes
 * to a mailbox, and a program mailbox may book thousands of pairs at once, so "often" is soon over.
 */
const newFor = { minutes: 15 };
const whileNew = { minutes: 1 };
const freshFor = { hours: 2 };
const whileFresh = { minutes: 15 };
const unansweredFor = { hours: 24 };
const whileUnanswered = { hours: 1 };
const otherwise = { hours: 24 };

/**
 * When to read a commitment's events again: after the next session's end, and before that as often as news
 * is likely. `null` when all sessions are over.
 *
 * @param sessionEnds ends of the sessions that may still be held, in any order
 */
export function nextReconciliation(of: {
  readonly now: Date;
  readonly bookedAt: Date;
  readonly isAnswered: boolean;
  readonly sessionEnds: readonly Date[];
}): Date | null {
  const next = of.sessionEnds.map((end) => later(end, afterSession).getTime()).sort((a, b) => a - b)[0];
  if (next === undefined) return null;
  const interval = of.isAnswered ? otherwise : whileUnansweredAt(of.now, of.bookedAt);
  const polled = later(of.now, interval).getTime();
  return new Date(Math.min(polled, Math.max(next, of.now.getTime() + 1_000)));
}

function whileUnansweredAt(now: Date, bookedAt: Date): Parameters<typeof later>[1] {
  if (now < later(bookedAt, newFor)) return whileNew;
  if (now < later(bookedAt, freshFor)) return whileFresh;
  return now < later(bookedAt, unansweredFor) ? whileUnanswered : otherwise;
}
