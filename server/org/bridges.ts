import type { OrgArrays } from './org.ts';

/** How far people are from one another, on average over those between whom there is a way. */
export interface MeanDistance {
  /** Links; `null` where there is no way between any two. */
  readonly links: number | null;
  readonly connected: number;
  readonly unconnected: number;
}

export interface MeanDistanceInput {
  readonly org: Pick<OrgArrays, 'parent'>;
  /** Pairs by index: each is one more link. */
  readonly bridges: readonly (readonly [number, number])[];
  /** Between whom to measure, such as everybody who takes part. */
  readonly people: Int32Array;
  /** From how many of them to measure; all where there are no more. */
  readonly sources: number;
  /** Which of them, where not all. */
  readonly seed: number;
}

/**
 * Mean distance through hierarchy and bridges: a breadth-first search from each source, so the cost is
 * sources × size of the org. Call it without bridges for the figure before.
 */
export function meanDistance(input: MeanDistanceInput): MeanDistance {
  const { people } = input;
  const graph = neighbours(input.org.parent, input.bridges);
  const links = new Int32Array(input.org.parent.length);
  const queue = new Int32Array(input.org.parent.length);
  let sum = 0;
  let connected = 0;
  let unconnected = 0;
  for (const source of chosenSources(people, input.sources, input.seed)) {
    linksFrom(graph, source, links, queue);
    for (const person of people) {
      if (person === source) continue;
      const far = links[person] as number;
      if (far < 0) unconnected++;
      else {
        connected++;
        sum += far;
      }
    }
  }
  return { links: connected === 0 ? null : sum / connected, connected, unconnected };
}

interface Graph {
  readonly start: Int32Array;
  readonly to: Int32Array;
}

function neighbours(parent: Int32Array, bridges: readonly (readonly [number, number])[]): Graph {
  const size = parent.length;
  const start = new Int32Array(size + 1);
  const eachLink = (visit: (a: number, b: number) => void): void => {
    for (let person = 0; person < size; person++) {
      const above = parent[person] as number;
      if (above >= 0) visit(person, above);
    }
    for (const [a, b] of bridges) visit(a, b);
  };
  eachLink((a, b) => {
    start[a + 1] = (start[a + 1] as number) + 1;
    start[b + 1] = (start[b + 1] as number) + 1;
  });
  for (let person = 0; person < size; person++) {
    start[person + 1] = (start[person + 1] as number) + (start[person] as number);
  }
  const next = start.slice();
  const to = new Int32Array(start[size] as number);
  const put = (from: number, other: number): void => {
    const place = next[from] as number;
    to[place] = other;
    next[from] = place + 1;
  };
  eachLink((a, b) => {
    put(a, b);
    put(b, a);
  });
  return { start, to };
}

function linksFrom(graph: Graph, source: number, links: Int32Array, queue: Int32Array): void {
  links.fill(-1);
  links[source] = 0;
  queue[0] = source;
  let filled = 1;
  for (let taken = 0; taken < filled; taken++) {
    const person = queue[taken] as number;
    const end = graph.start[person + 1] as number;
    for (let place = graph.start[person] as number; place < end; place++) {
      const other = graph.to[place] as number;
      if ((links[other] as number) >= 0) continue;
      links[other] = (links[person] as number) + 1;
      queue[filled++] = other;
    }
  }
}

/** Evenly spread over the people, from a start that the seed gives. */
function* chosenSources(people: Int32Array, count: number, seed: number): Generator<number> {
  const taken = Math.min(count, people.length);
  const offset = people.length === 0 ? 0 : (seed >>> 0) % people.length;
  for (let turn = 0; turn < taken; turn++) {
    const place = (offset + Math.floor((turn * people.length) / taken)) % people.length;
    yield people[place] as number;
  }
}
