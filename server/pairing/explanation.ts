import type { RoundFacts } from './round-facts.ts';

/** What one gains from the other, as topic keys: wishes met, or where none is, offers near to a wish. */
export interface GainedTopics {
  readonly exact: readonly string[];
  readonly near: readonly string[];
}

/** The topics behind `gain` in the score, in the order in which the learner wished for them. */
export function gainedTopics({ topics }: RoundFacts, learner: number, teacher: number): GainedTopics {
  const { offers, wants, near, keys } = topics;
  const wished = wants.topic.subarray(wants.start[learner], wants.start[learner + 1]);
  const offered = new Set(offers.topic.subarray(offers.start[teacher], offers.start[teacher + 1]));
  const named = (numbers: Iterable<number>): string[] =>
    Array.from(numbers, (topic) => keys[topic] as string);
  const exact = wished.filter((topic) => offered.has(topic));
  if (exact.length > 0) return { exact: named(exact), near: [] };
  const close = new Set<number>();
  for (const topic of wished) for (const other of near[topic] ?? []) if (offered.has(other)) close.add(other);
  return { exact: [], near: named(close) };
}
