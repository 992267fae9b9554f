import type { UnmatchedReason } from '../../shared/programs.ts';
import { defaultCandidates, findCandidates } from './candidates.ts';
import { expandCapacity } from './capacity.ts';
import type { Edges } from './edges.ts';
import { candidateEdges, joinedEdges, keptEdges } from './edges.ts';
import type { GainedTopics } from './explanation.ts';
import { gainedTopics } from './explanation.ts';
import { maximumWeightMatching } from './matching.ts';
import type { PairingRules, Participant } from './participant.ts';
import type { OrgFacts, RoundFacts } from './round-facts.ts';
import { pairKey, roundFacts, seniorsFirst } from './round-facts.ts';
import type { ScoreTerms } from './score.ts';
import { score, scoreTerms } from './score.ts';
import { unmatchedReason } from './unmatched.ts';
import { verifyCertificate } from './verify-certificate.ts';

export type PairingPhase = 'candidates' | 'matching' | 'checking' | 'explaining';

export interface PairRoundInput {
  readonly org: OrgFacts;
  /** Approved ones; each person once. */
  readonly participants: readonly Participant[];
  readonly rules: PairingRules;
  readonly seed: number;
  /** Pairs of person ids that stand already, whatever the rules say; the rest is completed around them. */
  readonly locked?: readonly (readonly [string, string])[];
  readonly forbidden?: readonly (readonly [string, string])[];
  /** Default 20, and everybody where no more than 400 take part. */
  readonly candidatesPerPerson?: number;
  readonly onProgress?: (done: number, total: number, phase: PairingPhase) => void;
}

export interface PairedUp {
  /** Person ids. */
  readonly a: string;
  readonly b: string;
  /** 0 to 10,000. */
  readonly score: number;
  readonly aGains: GainedTopics;
  readonly bGains: GainedTopics;
  readonly terms: ScoreTerms;
  readonly locked: boolean;
}

export interface PairRoundResult {
  readonly pairs: readonly PairedUp[];
  readonly unmatched: readonly { readonly participant: string; readonly reason: UnmatchedReason }[];
  /** Possible pairs that the matching chose from. */
  readonly edges: number;
}

const EVERYBODY_UP_TO = 400;
/** How often those left over are looked at among themselves, while that pairs more. */
const MOST_WIDENINGS = 3;

/** The matching could not be proven to be the best: a fault of ours. The input is worth keeping for study. */
export class UnprovenMatchingError extends Error {
  override readonly name = 'UnprovenMatchingError';
}

/**
 * Pairs up a round: as many as possible among pairs that the rules allow and that reach the floor score,
 * then the best total. The same input gives the same pairs. Throws `UnprovenMatchingError` where the matching's
 * certificate does not hold.
 */
export function pairRound(given: PairRoundInput): PairRoundResult {
  const input = { ...given, participants: seniorsFirst(given.participants, given.org, given.rules) };
  const facts = roundFacts({ ...input, forbidden: input.forbidden ?? [] });
  const locked = lockedPairs(input, facts);
  const left = facts.capacity.slice();
  for (const [a, b] of locked) {
    left[a] = Math.max((left[a] as number) - 1, 0);
    left[b] = Math.max((left[b] as number) - 1, 0);
  }
  const lockedKeys = new Set(locked.map(([a, b]) => pairKey(facts.count, a, b)));
  const isFree = (u: number, v: number): boolean =>
    left[u] !== 0 && left[v] !== 0 && !lockedKeys.has(pairKey(facts.count, u, v));
  let edges = keptEdges(firstEdges(input, facts), isFree);
  // Drafts only show who is left over; the last matching alone is the round's, and proven.
  let reached = -1;
  for (let turn = 0; facts.count > EVERYBODY_UP_TO && turn < MOST_WIDENINGS; turn++) {
    const draft = match(edges, left, facts, input, 'draft');
    if (draft.length <= reached) break;
    reached = draft.length;
    const more = keptEdges(edgesAmongLeftOver(input, facts, locked, draft), isFree);
    const widened = withNew(edges, more, facts.count);
    if (widened.u.length === edges.u.length) break;
    edges = widened;
  }
  const pairs = match(edges, left, facts, input, 'final');
  const all = [
    ...locked.map((pair) => ({ pair, isLocked: true })),
    ...pairs.map((pair) => ({ pair, isLocked: false })),
  ];
  return {
    pairs: all.map(({ pair: [a, b], isLocked }) => pairedUp(input, facts, a, b, isLocked)),
    unmatched: leftOver(
      input,
      facts,
      edges,
      all.map(({ pair }) => pair),
    ),
    edges: edges.u.length,
  };
}

type IndexPair = readonly [number, number];

function lockedPairs(input: PairRoundInput, facts: RoundFacts): IndexPair[] {
  const places = new Map(input.participants.map(({ personId }, place) => [personId, place]));
  const seen = new Set<number>();
  return (input.locked ?? []).flatMap(([idA, idB]): IndexPair[] => {
    const a = places.get(idA);
    const b = places.get(idB);
    if (a === undefined || b === undefined || a === b || seen.has(pairKey(facts.count, a, b))) return [];
    seen.add(pairKey(facts.count, a, b));
    return [[a, b]];
  });
}

function firstEdges(input: PairRoundInput, facts: RoundFacts): Edges {
  const few = facts.count <= EVERYBODY_UP_TO ? Math.max(facts.count - 1, 1) : defaultCandidates.perPerson;
  const candidates = findCandidates(facts, {
    seed: input.seed,
    perPerson: input.candidatesPerPerson ?? few,
    perSide: defaultCandidates.perSide,
    onProgress: (done, total) => input.onProgress?.(done, total, 'candidates'),
  });
  return candidateEdges(facts, candidates);
}

/** Those left over may suit each other, and yet all have had the same sought-after candidates. */
function edgesAmongLeftOver(
  input: PairRoundInput,
  facts: RoundFacts,
  locked: readonly IndexPair[],
  pairs: readonly IndexPair[],
): Edges {
  const reached = new Set([...locked, ...pairs].flat());
  const places = Int32Array.from(input.participants.keys()).filter((place) => !reached.has(place));
  const among = roundFacts({
    ...input,
    participants: Array.from(places, (place) => input.participants[place] as Participant),
    forbidden: input.forbidden ?? [],
  });
  const edges = candidateEdges(among, findCandidates(among, { seed: input.seed, ...defaultCandidates }));
  const back = (from: Int32Array): Int32Array => from.map((place) => places[place] as number);
  const u = back(edges.u);
  const v = back(edges.v);
  return { u, v, score: u.map((person, edge) => score(facts, person, v[edge] as number)) };
}

function withNew(edges: Edges, more: Edges, count: number): Edges {
  if (more.u.length === 0) return edges;
  const added = new Set(Array.from(more.u, (u, edge) => pairKey(count, u, more.v[edge] as number)));
  for (const [edge, u] of edges.u.entries()) added.delete(pairKey(count, u, edges.v[edge] as number));
  return joinedEdges([edges, keptEdges(more, (u, v) => added.has(pairKey(count, u, v)))]);
}

/** A draft counts scores and one partner each, which takes a fraction of the time and leaves few more over. */
function match(
  edges: Edges,
  capacity: Uint8Array,
  facts: RoundFacts,
  input: PairRoundInput,
  kind: 'draft' | 'final',
): IndexPair[] {
  const isFinal = kind === 'final';
  const waiting = isFinal ? facts.waiting : new Uint8Array(facts.count);
  const room = isFinal ? capacity : capacity.map((partners) => Math.min(partners, 1));
  const { vertexCount, graph, chosen } = expandCapacity(edges, room, waiting);
  const result = maximumWeightMatching(vertexCount, graph, {
    maximumCardinality: isFinal,
    onProgress: (done, total) => input.onProgress?.(done, total, 'matching'),
  });
  if (isFinal) {
    input.onProgress?.(0, 1, 'checking');
    const verdict = verifyCertificate(graph, result, { mostPairs: true });
    if (!verdict.valid) throw new UnprovenMatchingError(verdict.problem);
    input.onProgress?.(1, 1, 'checking');
  }
  return chosen(result.mate)
    .map((edge): IndexPair => [edges.u[edge] as number, edges.v[edge] as number])
    .map(([a, b]): IndexPair => (a < b ? [a, b] : [b, a]))
    .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
}

function pairedUp(input: PairRoundInput, facts: RoundFacts, a: number, b: number, locked: boolean): PairedUp {
  return {
    a: (input.participants[a] as Participant).personId,
    b: (input.participants[b] as Participant).personId,
    score: score(facts, a, b),
    aGains: gainedTopics(facts, a, b),
    bGains: gainedTopics(facts, b, a),
    terms: scoreTerms(facts, a, b),
    locked,
  };
}

function leftOver(
  input: PairRoundInput,
  facts: RoundFacts,
  edges: Edges,
  pairs: readonly IndexPair[],
): PairRoundResult['unmatched'] {
  const reached = new Set(pairs.flat());
  const people = [...input.participants.keys()].filter((person) => !reached.has(person));
  const hasPair = new Uint8Array(facts.count);
  for (const people of [edges.u, edges.v]) for (const person of people) hasPair[person] = 1;
  return people.map((person, done) => {
    input.onProgress?.(done, people.length, 'explaining');
    const participant = (input.participants[person] as Participant).personId;
    return {
      participant,
      reason: unmatchedReason(facts, person, {
        onlyOneLeft: people.length === 1,
        hasPossiblePair: hasPair[person] === 1,
      }),
    };
  });
}
