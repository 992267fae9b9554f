import { nearKeys } from './near-topics.ts';
import type { Participant } from './participant.ts';

/** A person's topics fit into the bits of one number, offers beside wants. */
export const MOST_TOPICS = 15;

/** Topics as numbers: person p's stand at `start[p]` up to `start[p + 1]`. */
export interface TopicLists {
  readonly start: Int32Array;
  readonly topic: Int32Array;
}

export interface TopicFacts {
  readonly keys: readonly string[];
  readonly offers: TopicLists;
  readonly wants: TopicLists;
  /** By topic, those near it that occur in this round. */
  readonly near: readonly Int32Array[];
}

export function topicFacts(participants: readonly Participant[]): TopicFacts {
  const numbers = new Map<string, number>();
  const keys: string[] = [];
  const numberOf = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, keys.length);
    keys.push(key);
    return keys.length - 1;
  };
  const lists = (of: (participant: Participant) => readonly string[]): TopicLists => {
    const start = new Int32Array(participants.length + 1);
    const topic: number[] = [];
    for (const [person, participant] of participants.entries()) {
      for (const key of new Set(of(participant).slice(0, MOST_TOPICS))) topic.push(numberOf(key));
      start[person + 1] = topic.length;
    }
    return { start, topic: Int32Array.from(topic) };
  };
  const offers = lists((participant) => participant.offers);
  const wants = lists((participant) => participant.wants);
  const near = keys.map((key) => Int32Array.from(nearKeys(key).flatMap((other) => numbers.get(other) ?? [])));
  return { keys, offers, wants, near };
}
