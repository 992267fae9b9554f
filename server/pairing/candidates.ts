import { gapReaches } from '../org/gap.ts';
import { candidateList } from './candidate-list.ts';
import type { RoundFacts } from './round-facts.ts';
import { mayPair } from './rules.ts';
import { circumstances, exactGain, FULL, gain, mutualGain } from './score.ts';
import { pairHash } from './seeded-hash.ts';
import { firstPlace, standingOrder } from './standing-order.ts';
import { MOST_TOPICS } from './topic-facts.ts';
import type { PeopleLists } from './topic-index.ts';
import { topicIndex } from './topic-index.ts';
import { bitCount } from './week-overlap.ts';

export interface CandidateOptions {
  readonly seed: number;
  /** How many candidates each person keeps. */
  readonly perPerson: number;
  /** How many of them at least more senior, and as many more junior, where such exist. */
  readonly perSide: number;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Person `p`'s candidates stand at `p * perPerson` up to `p * perPerson + found[p]`. */
export interface Candidates {
  readonly perPerson: number;
  readonly found: Int32Array;
  readonly candidate: Int32Array;
}

export const defaultCandidates = Object.freeze({ perPerson: 20, perSide: 5 });

/** Up to so many people are looked at one by one on a side, which leaves nothing to chance. */
const SCAN_ALL = 512;
/** How far into the lists of near and one-sided gains a search goes before it takes whom it has. */
const MOST_POSTINGS = 1_024;
const PROGRESS_EVERY = 1_024;

/**
 * The best partners for each person by gain and circumstances, from an inverted index instead of all pairs.
 * Those from whom both gain what they want come before those with a near topic, before those where one
 * gains, before those where none does. Whoever has an eligible partner has candidates. Deterministic for a
 * seed, which says for each person where a search in a long list begins: of equals the first one found stays.
 */
export function findCandidates(facts: RoundFacts, options: CandidateOptions): Candidates {
  const { seed } = options;
  const { topics, standing, count, rules } = facts;
  const perSide = Math.min(options.perSide, options.perPerson >> 1);
  const order = standingOrder(facts);
  const index = topicIndex(facts, order.people);
  const list = candidateList(options.perPerson, perSide);
  const found = new Int32Array(count);
  const candidate = new Int32Array(count * options.perPerson);
  const mostElse =
    FULL * (rules.weights.gap + rules.weights.department + rules.weights.place + rules.weights.hours);
  /** What sets kinds of gain apart: both exactly, both at least nearly, one, none. No circumstance outweighs it. */
  const tierWorth = FULL * rules.weights.gains + mostElse + 1;
  /** Which wants and offers meet, one bit each. */
  const meets = new Int32Array(count);
  const touched = new Int32Array(count);
  const kinds = new Uint8Array(count);
  const sorted = new Int32Array(count);
  const kindStart = new Int32Array(KINDS + 1);
  const kindNext = new Int32Array(KINDS + 1);
  /** The last person by whom somebody was looked at, plus one. */
  const seenBy = new Int32Array(count);
  let me = 0;
  let reached = 0;

  const consider = (other: number, tier: number, gains: number): void => {
    const isSenior = (standing[other] as number) < (standing[me] as number);
    const worth = tier * tierWorth + rules.weights.gains * gains + circumstances(facts, me, other);
    // Most are turned away here: the rules cost more to ask than the worth.
    if (list.wouldEnter(worth, isSenior) && mayPair(facts, me, other)) list.offer(other, worth, isSenior);
  };
  const considerAny = (other: number): void => {
    if (seenBy[other] === me + 1 || other === me) return;
    seenBy[other] = me + 1;
    if (!isSeniorEnough(other) && !isJuniorEnough(other)) return;
    const mine = gain(facts, me, other);
    const theirs = gain(facts, other, me);
    consider(other, tierOf(mine, theirs), mutualGain(mine, theirs));
  };
  const isSeniorEnough = (other: number): boolean =>
    gapReaches((standing[me] as number) - (standing[other] as number), rules.gap.atLeast);
  const isJuniorEnough = (other: number): boolean =>
    gapReaches((standing[other] as number) - (standing[me] as number), rules.gap.atLeast);

  /** Both get exactly what they want: every list of "offers what I want, wants what I offer". */
  const bothExactly = (): void => {
    const { offers, wants } = topics;
    const space = index.spaceOf(me);
    const both = index.both.people;
    reached = 0;
    const firstWant = wants.start[me] as number;
    const firstOffer = offers.start[me] as number;
    const wantCount = (wants.start[me + 1] as number) - firstWant;
    const offerCount = (offers.start[me + 1] as number) - firstOffer;
    for (let want = 0; want < wantCount; want++) {
      for (let offer = 0; offer < offerCount; offer++) {
        const wanted = space + (wants.topic[firstWant + want] as number);
        const number = index.listOf(wanted, space + (offers.topic[firstOffer + offer] as number));
        if (number < 0) continue;
        const bits = (1 << want) | (1 << (MOST_TOPICS + offer));
        const start = index.both.start[number] as number;
        const end = index.both.start[number + 1] as number;
        const seniorEnd = firstPlace(start, end, (at) => !isSeniorEnough(both[at] as number));
        const juniorStart = firstPlace(seniorEnd, end, (at) => isJuniorEnough(both[at] as number));
        for (let at = seniorEnd === start ? juniorStart : start; at < end; at++) {
          const other = both[at] as number;
          const before = meets[other] as number;
          if (before === 0) touched[reached++] = other;
          meets[other] = before | bits;
          if (at === seniorEnd - 1) at = juniorStart - 1;
        }
      }
    }
    considerMeeting();
  };

  /** Most gain first, so that whoever gains less need not be looked at once the list is full. */
  const considerMeeting = (): void => {
    kindStart.fill(0);
    for (let at = 0; at < reached; at++) {
      const other = touched[at] as number;
      const kind = kindOf(meets[other] as number);
      meets[other] = 0;
      kinds[at] = kind;
      kindStart[kind + 1] = (kindStart[kind + 1] as number) + 1;
    }
    for (let kind = 0; kind < KINDS; kind++)
      kindStart[kind + 1] = (kindStart[kind + 1] as number) + (kindStart[kind] as number);
    kindNext.set(kindStart);
    for (let at = 0; at < reached; at++) {
      const kind = kinds[at] as number;
      const place = kindNext[kind] as number;
      sorted[place] = touched[at] as number;
      kindNext[kind] = place + 1;
    }
    for (const { kind, gains } of kindsByGain) {
      const start = kindStart[kind] as number;
      const length = (kindStart[kind + 1] as number) - start;
      if (length === 0) continue;
      const base = 3 * tierWorth + rules.weights.gains * gains + mostElse;
      if (!list.wouldEnter(base, true) && !list.wouldEnter(base, false)) return;
      const first = pairHash(seed, me, kind) % length;
      for (let turn = 0; turn < length; turn++) {
        const at = first + turn;
        consider(sorted[start + (at < length ? at : at - length)] as number, 3, gains);
      }
    }
  };

  const scan = (people: Int32Array, start: number, end: number, enough: () => boolean): void => {
    const length = end - start;
    const first = length > 0 ? pairHash(seed, me, start) % length : 0;
    for (let turn = 0; turn < length && !enough(); turn++) {
      considerAny(people[start + ((first + turn) % length)] as number);
    }
  };
  const scanLists = (lists: PeopleLists, numbers: readonly number[], enough: () => boolean): void => {
    let left = MOST_POSTINGS;
    const stop = (): boolean => left-- <= 0;
    for (const number of numbers) {
      if (enough() || left <= 0) return;
      const start = lists.start[number] as number;
      const end = lists.start[number + 1] as number;
      const seniorEnd = firstPlace(start, end, (at) => !isSeniorEnough(lists.people[at] as number));
      const juniorStart = firstPlace(seniorEnd, end, (at) => isJuniorEnough(lists.people[at] as number));
      scan(lists.people, start, seniorEnd, stop);
      scan(lists.people, juniorStart, end, stop);
    }
  };

  const searchFurther = (): void => {
    const [seniorStart, seniorEnd] = order.seniors(me);
    const [juniorStart, juniorEnd] = order.juniors(me);
    const seniorsWanted = Math.min(perSide, seniorEnd - seniorStart);
    const juniorsWanted = Math.min(perSide, juniorEnd - juniorStart);
    const wanted = Math.min(options.perPerson, seniorEnd - seniorStart + juniorEnd - juniorStart);
    const enoughSeniors = (): boolean => list.foundSeniors >= seniorsWanted;
    const enoughJuniors = (): boolean => list.foundJuniors >= juniorsWanted;
    const enough = (): boolean => list.found >= wanted && enoughSeniors() && enoughJuniors();
    if (enough()) return;
    for (let at = 0; at < reached; at++) seenBy[touched[at] as number] = me + 1;
    const never = (): boolean => false;
    if (seniorEnd - seniorStart <= SCAN_ALL) scan(order.people, seniorStart, seniorEnd, never);
    if (juniorEnd - juniorStart <= SCAN_ALL) scan(order.people, juniorStart, juniorEnd, never);
    if (enough()) return;
    const { offers, wants, near } = topics;
    const space = index.spaceOf(me);
    const wide = (lists: typeof wants): number[] => {
      const own = [...lists.topic.subarray(lists.start[me], lists.start[me + 1])];
      return [...new Set(own.flatMap((topic) => [topic, ...(near[topic] ?? [])]))].map(
        (topic) => space + topic,
      );
    };
    const teach = wide(wants);
    const learn = wide(offers);
    const mutual = teach.flatMap((offered) =>
      learn.map((wish) => index.listOf(offered, wish)).filter((number) => number >= 0),
    );
    scanLists(index.both, mutual, enough);
    scanLists(index.offering, teach, enough);
    scanLists(index.wanting, learn, enough);
    const enoughInAll = (): boolean => list.found >= wanted;
    scan(order.people, seniorStart, seniorEnd, enoughSeniors);
    scan(order.people, juniorStart, juniorEnd, enoughJuniors);
    scan(order.people, seniorStart, seniorEnd, enoughInAll);
    scan(order.people, juniorStart, juniorEnd, enoughInAll);
  };

  const { people } = order;
  for (const [done, person] of people.entries()) {
    me = person;
    list.clear();
    bothExactly();
    searchFurther();
    found[me] = list.take(candidate, me * options.perPerson);
    if (done % PROGRESS_EVERY === 0) options.onProgress?.(done, people.length);
  }
  options.onProgress?.(people.length, people.length);
  return { perPerson: options.perPerson, found, candidate };
}

/** From so many met wishes on, more add nothing. */
const MOST_MET = 5;
const KINDS = (MOST_MET + 1) * (MOST_MET + 1);

/** How many wishes are met on either side, as one number. */
function kindOf(bits: number): number {
  const mine = Math.min(bitCount(bits & ((1 << MOST_TOPICS) - 1)), MOST_MET);
  const theirs = Math.min(bitCount(bits >>> MOST_TOPICS), MOST_MET);
  return mine * (MOST_MET + 1) + theirs;
}

const kindsByGain = Array.from({ length: KINDS }, (_, kind) => ({
  kind,
  gains: mutualGain(exactGain(Math.floor(kind / (MOST_MET + 1))), exactGain(kind % (MOST_MET + 1))),
})).sort((one, other) => other.gains - one.gains || one.kind - other.kind);

function tierOf(mine: number, theirs: number): number {
  const least = exactGain(1);
  if (mine >= least && theirs >= least) return 3;
  if (mine > 0 && theirs > 0) return 2;
  return mine > 0 || theirs > 0 ? 1 : 0;
}
