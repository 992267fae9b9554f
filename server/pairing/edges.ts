import type { Candidates } from './candidates.ts';
import type { RoundFacts } from './round-facts.ts';
import { score } from './score.ts';

/** Possible pairs with their score, each once, by participant. */
export interface Edges {
  readonly u: Int32Array;
  readonly v: Int32Array;
  readonly score: Int32Array;
}

/** Every candidate pair that reaches the floor, whichever of the two found it. */
export function candidateEdges(facts: RoundFacts, candidates: Candidates): Edges {
  const { perPerson, found, candidate } = candidates;
  const room = found.reduce((sum, count) => sum + count, 0);
  const u = new Int32Array(room);
  const v = new Int32Array(room);
  const scores = new Int32Array(room);
  const lists = (person: number, other: number): boolean => {
    const end = person * perPerson + (found[person] as number);
    for (let at = person * perPerson; at < end; at++) if (candidate[at] === other) return true;
    return false;
  };
  let filled = 0;
  for (let person = 0; person < facts.count; person++) {
    const end = person * perPerson + (found[person] as number);
    for (let at = person * perPerson; at < end; at++) {
      const other = candidate[at] as number;
      if (other < person && lists(other, person)) continue;
      const worth = score(facts, person, other);
      if (worth < facts.rules.floorScore) continue;
      u[filled] = person;
      v[filled] = other;
      scores[filled++] = worth;
    }
  }
  return { u: u.slice(0, filled), v: v.slice(0, filled), score: scores.slice(0, filled) };
}

export function joinedEdges(all: readonly Edges[]): Edges {
  const joined = (of: (edges: Edges) => Int32Array): Int32Array => {
    const parts = all.map(of);
    const whole = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  };
  return { u: joined(({ u }) => u), v: joined(({ v }) => v), score: joined((edges) => edges.score) };
}

export function keptEdges(edges: Edges, keeps: (u: number, v: number) => boolean): Edges {
  const kept: number[] = [];
  for (let edge = 0; edge < edges.u.length; edge++) {
    if (keeps(edges.u[edge] as number, edges.v[edge] as number)) kept.push(edge);
  }
  const only = (from: Int32Array): Int32Array => Int32Array.from(kept, (edge) => from[edge] as number);
  return { u: only(edges.u), v: only(edges.v), score: only(edges.score) };
}
