import type { Edges } from './edges.ts';
import type { MatchingGraph } from './matching-graph.ts';

/**
 * What it is worth in the matching, beyond the score, that somebody is reached at all: the first partner of
 * one person before the second of another, and whoever waited before whoever did not. Two full scores, so
 * that only a chain of far better pairs outweighs it.
 */
export const REACHED = 20_000;

export interface Expansion {
  readonly vertexCount: number;
  readonly graph: MatchingGraph;
  /** The edges that a matching of the expanded graph stands for. */
  chosen(mate: Int32Array): number[];
}

/**
 * A graph in which everybody has as many vertices as they take partners, so that an ordinary matching
 * respects capacities. Where both ends have several, two vertices of its own keep an edge from being used
 * twice: matched to each other the edge is unused, matched outwards to both sides it is used. With X the most
 * that a side adds, the middle weighs score + 2X and a side score + X + extra, so using the edge is worth
 * score + both extras and half a use never more than none.
 */
export function expandCapacity(
  edges: Edges,
  capacity: ArrayLike<number>,
  waiting: ArrayLike<number>,
): Expansion {
  const count = capacity.length;
  const first = new Int32Array(count + 1);
  let severalTimes = false;
  for (let person = 0; person < count; person++) {
    first[person + 1] = (first[person] as number) + (capacity[person] as number);
    if ((capacity[person] as number) > 1) severalTimes = true;
  }
  const extra = (person: number, copy: number): number => {
    if (copy > 0) return 0;
    return (severalTimes ? REACHED : 0) + REACHED * Math.min(waiting[person] as number, 3);
  };
  const mostExtra = 4 * REACHED;
  let rows = 0;
  let gates = 0;
  for (let edge = 0; edge < edges.u.length; edge++) {
    const ofU = capacity[edges.u[edge] as number] as number;
    const ofV = capacity[edges.v[edge] as number] as number;
    const gated = ofU > 1 && ofV > 1;
    rows += gated ? ofU + ofV + 1 : ofU * ofV;
    if (gated) gates++;
  }
  const u = new Int32Array(rows);
  const v = new Int32Array(rows);
  const weight = new Int32Array(rows);
  const origin = new Int32Array(rows);
  let filled = 0;
  let nextGate = first[count] as number;
  const add = (edge: number, a: number, b: number, worth: number): void => {
    u[filled] = a;
    v[filled] = b;
    weight[filled] = worth;
    origin[filled++] = edge;
  };
  const addSide = (edge: number, person: number, gate: number, worth: number): void => {
    for (let copy = 0; copy < (capacity[person] as number); copy++) {
      add(edge, (first[person] as number) + copy, gate, worth + mostExtra + extra(person, copy));
    }
  };
  const addCopies = (edge: number, a: number, b: number, worth: number): void => {
    for (let copyA = 0; copyA < (capacity[a] as number); copyA++) {
      for (let copyB = 0; copyB < (capacity[b] as number); copyB++) {
        const places = [(first[a] as number) + copyA, (first[b] as number) + copyB] as const;
        add(edge, places[0], places[1], worth + extra(a, copyA) + extra(b, copyB));
      }
    }
  };
  for (let edge = 0; edge < edges.u.length; edge++) {
    const a = edges.u[edge] as number;
    const b = edges.v[edge] as number;
    const worth = edges.score[edge] as number;
    if ((capacity[a] as number) > 1 && (capacity[b] as number) > 1) {
      addSide(edge, a, nextGate, worth);
      add(edge, nextGate, nextGate + 1, worth + 2 * mostExtra);
      addSide(edge, b, nextGate + 1, worth);
      nextGate += 2;
    } else addCopies(edge, a, b, worth);
  }
  const people = first[count] as number;
  const chosen = (mate: Int32Array): number[] => {
    const uses = new Uint8Array(edges.u.length);
    for (let row = 0; row < rows; row++) {
      const a = u[row] as number;
      const b = v[row] as number;
      if (mate[a] !== b) continue;
      const edge = origin[row] as number;
      const sides = (a >= people ? 0 : 1) + (b >= people ? 0 : 1);
      uses[edge] = (uses[edge] as number) + sides;
    }
    const used: number[] = [];
    for (const [edge, sides] of uses.entries()) if (sides === 2) used.push(edge);
    return used;
  };
  return { vertexCount: people + 2 * gates, graph: { u, v, weight }, chosen };
}
