import type { RoundFacts } from './round-facts.ts';
import { UNKNOWN } from './round-facts.ts';
import type { TopicLists } from './topic-facts.ts';

/** People by a number, such as a topic: those of number k stand at `start[k]` up to `start[k + 1]`. */
export interface PeopleLists {
  readonly start: Int32Array;
  readonly people: Int32Array;
}

/**
 * Who offers, who wants, and who offers one topic and wants another. The last is what finds partners who
 * both gain: a list of its own for each pair of topics is some five times shorter than the lists of either.
 * Inside a department each has its own lists, so that nobody wades through people out of bounds.
 */
export interface TopicIndex {
  /** Number of topics, times departments where each has its own lists. */
  readonly spaces: number;
  /** What to add to a topic's number for this person. */
  spaceOf(person: number): number;
  readonly offering: PeopleLists;
  readonly wanting: PeopleLists;
  /** Number of the list of those who offer one and want the other (numbers with space), or -1. */
  listOf(offered: number, wanted: number): number;
  readonly both: PeopleLists;
}

/** Every list keeps the order of `people`: from senior to junior, so that a gap cuts off its ends. */
export function topicIndex(facts: RoundFacts, people: Int32Array): TopicIndex {
  const { topics, department, rules } = facts;
  const departments = rules.boundary === 'within' ? largest(department) + 2 : 1;
  const topicCount = topics.keys.length;
  const spaces = topicCount * departments;
  const spaceOf = (person: number): number =>
    departments === 1 ? 0 : ((department[person] as number) - UNKNOWN) * topicCount;
  const single = (lists: TopicLists): PeopleLists =>
    peopleLists(spaces, (visit) => {
      for (const person of people) {
        const space = spaceOf(person);
        const end = lists.start[person + 1] as number;
        for (let at = lists.start[person] as number; at < end; at++) {
          visit(space + (lists.topic[at] as number), person);
        }
      }
    });
  const numbers = new Map<number, number>();
  const eachBoth = (visit: (key: number, person: number) => void): void => {
    const { offers, wants } = topics;
    for (const person of people) {
      const space = spaceOf(person);
      const endOfOffers = offers.start[person + 1] as number;
      const endOfWants = wants.start[person + 1] as number;
      for (let offer = offers.start[person] as number; offer < endOfOffers; offer++) {
        const row = (space + (offers.topic[offer] as number)) * spaces + space;
        for (let want = wants.start[person] as number; want < endOfWants; want++) {
          visit(row + (wants.topic[want] as number), person);
        }
      }
    }
  };
  const numbered: number[] = [];
  eachBoth((key) => {
    const number = numbers.get(key) ?? numbers.size;
    if (number === numbers.size) numbers.set(key, number);
    numbered.push(number);
  });
  let turn = 0;
  const both = peopleLists(numbers.size, (visit) => {
    turn = 0;
    eachBoth((_key, person) => visit(numbered[turn++] as number, person));
  });
  const listOf = (offered: number, wanted: number): number =>
    numbers.get(offered * spaces + wanted) ?? UNKNOWN;
  return { spaces, spaceOf, offering: single(topics.offers), wanting: single(topics.wants), listOf, both };
}

function largest(values: Int32Array): number {
  return values.reduce((most, value) => Math.max(most, value), UNKNOWN);
}

function peopleLists(
  count: number,
  each: (visit: (list: number, person: number) => void) => void,
): PeopleLists {
  const start = new Int32Array(count + 1);
  each((list) => {
    start[list + 1] = (start[list + 1] as number) + 1;
  });
  for (let list = 0; list < count; list++)
    start[list + 1] = (start[list + 1] as number) + (start[list] as number);
  const next = start.slice();
  const people = new Int32Array(start[count] as number);
  each((list, person) => {
    const place = next[list] as number;
    people[place] = person;
    next[list] = place + 1;
  });
  return { start, people };
}
