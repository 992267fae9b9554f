import type { MatchingCertificate, MatchingResult } from './matching.ts';
import type { MatchingGraph } from './matching-graph.ts';

/** What is wrong with a result, in words for the log. */
export type CertificateVerdict =
  | { readonly valid: true }
  | { readonly valid: false; readonly problem: string };

/**
 * Checks a matching and its duals, knowing nothing of how they were found: by weak duality any such duals
 * prove the matching optimal. With `mostPairs` also that the shift puts the number of pairs first.
 */
export function verifyCertificate(
  graph: MatchingGraph,
  result: MatchingResult,
  options: { readonly mostPairs?: boolean } = {},
): CertificateVerdict {
  const { certificate } = result;
  const problem =
    problemOfMatching(graph, result) ??
    problemOfShift(graph, result, options.mostPairs ?? false) ??
    problemOfDuals(certificate, result.mate.length) ??
    problemOfSets(certificate) ??
    problemOfEdges(graph, certificate) ??
    problemOfObjective(result);
  return problem === null ? { valid: true } : { valid: false, problem };
}

function problemOfMatching({ u, v, weight }: MatchingGraph, result: MatchingResult): string | null {
  const { mate } = result;
  for (let vertex = 0; vertex < mate.length; vertex++) {
    const other = mate[vertex] as number;
    if (other !== -1 && (other === vertex || mate[other] !== vertex))
      return `mate of ${vertex} is not mutual`;
  }
  const seen = new Float64Array(mate.length).fill(Number.NaN);
  for (let edge = 0; edge < u.length; edge++) {
    const a = u[edge] as number;
    const b = v[edge] as number;
    if (mate[a] !== b) continue;
    const low = Math.min(a, b);
    const worth = weight[edge] as number;
    if (!(worth <= (seen[low] as number))) seen[low] = worth;
  }
  let sum = 0;
  for (let vertex = 0; vertex < mate.length; vertex++) {
    if ((mate[vertex] as number) <= vertex) continue;
    if (Number.isNaN(seen[vertex])) return `pair of ${vertex} and ${mate[vertex]} is no edge`;
    sum += seen[vertex] as number;
  }
  return sum === result.weight ? null : `weight is ${sum}, not ${result.weight}`;
}

/** More pairs outweigh heavier ones if the least shifted weight exceeds what n/2 pairs can differ by. */
function problemOfShift(
  { weight }: MatchingGraph,
  result: MatchingResult,
  mostPairs: boolean,
): string | null {
  const { shift } = result.certificate;
  if (!Number.isSafeInteger(shift)) return 'shift is no whole number';
  if (!mostPairs) return shift === 0 ? null : 'weights are shifted where only weight counts';
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const worth of weight) {
    least = Math.min(least, worth);
    most = Math.max(most, worth);
  }
  const enough = weight.length === 0 || least + shift > Math.floor(result.mate.length / 2) * (most - least);
  return enough ? null : 'shift is too small for the most pairs';
}

function problemOfDuals(
  { vertexDual, innermost, setDual, setParent }: MatchingCertificate,
  n: number,
): string | null {
  if (vertexDual.length !== n || innermost.length !== n) return 'a dual is missing';
  if (setDual.length !== setParent.length) return 'a set is missing';
  for (const set of innermost) if (set < -1 || set >= setDual.length) return `set ${set} is unknown`;
  for (const duals of [vertexDual, setDual]) {
    for (const dual of duals)
      if (!Number.isSafeInteger(dual) || dual < 0) return `dual ${dual} is no natural number`;
  }
  return null;
}

/** Sets must be odd, of three or more, and inside one another without a ring. */
function problemOfSets(certificate: MatchingCertificate): string | null {
  const { innermost, setParent } = certificate;
  const order = outermostFirst(setParent);
  if (order === null) return 'sets lie inside one another in a ring';
  const sizes = setSizes(innermost, setParent, order);
  for (const size of sizes) if (size < 3 || size % 2 === 0) return `a set has ${size} members`;
  return null;
}

/** `null` where a parent is unknown or a ring closes. */
function outermostFirst(setParent: Int32Array): Int32Array | null {
  const count = setParent.length;
  const children = new Int32Array(count);
  for (const parent of setParent) {
    if (parent < -1 || parent >= count) return null;
    if (parent >= 0) children[parent] = (children[parent] as number) + 1;
  }
  const order = new Int32Array(count);
  let filled = 0;
  for (let set = 0; set < count; set++) if (children[set] === 0) order[filled++] = set;
  for (let taken = 0; taken < filled; taken++) {
    const parent = setParent[order[taken] as number] as number;
    if (parent < 0) continue;
    const left = (children[parent] as number) - 1;
    children[parent] = left;
    if (left === 0) order[filled++] = parent;
  }
  return filled === count ? order.reverse() : null;
}

function setSizes(innermost: Int32Array, setParent: Int32Array, order: Int32Array): Int32Array {
  const sizes = new Int32Array(setParent.length);
  for (const set of innermost) if (set >= 0) sizes[set] = (sizes[set] as number) + 1;
  for (let at = order.length - 1; at >= 0; at--) {
    const set = order[at] as number;
    const parent = setParent[set] as number;
    if (parent >= 0) sizes[parent] = (sizes[parent] as number) + (sizes[set] as number);
  }
  return sizes;
}

function problemOfEdges({ u, v, weight }: MatchingGraph, certificate: MatchingCertificate): string | null {
  const { vertexDual, innermost, shift } = certificate;
  let around: ((a: number, b: number) => number) | null = null;
  for (let edge = 0; edge < u.length; edge++) {
    const a = u[edge] as number;
    const b = v[edge] as number;
    const uncovered =
      2 * ((weight[edge] as number) + shift) - (vertexDual[a] as number) - (vertexDual[b] as number);
    if (uncovered <= 0) continue;
    // Most edges are covered by their ends alone, and many graphs need no sets at all.
    around ??= dualAround(certificate);
    if (around(innermost[a] as number, innermost[b] as number) < uncovered)
      return `edge ${a}–${b} is not covered`;
  }
  return null;
}

/**
 * The sum of duals of all sets around two sets at once. Ancestors are found in logarithmic time by one jump
 * pointer a set (Myers 1983), since sets may lie tens of thousands deep inside one another.
 */
function dualAround({ setDual, setParent }: MatchingCertificate): (a: number, b: number) => number {
  const count = setParent.length;
  const depth = new Int32Array(count);
  const jump = new Int32Array(count).fill(-1);
  const total = new Float64Array(count);
  for (const set of outermostFirst(setParent) ?? []) {
    const parent = setParent[set] as number;
    total[set] = (setDual[set] as number) + (parent < 0 ? 0 : (total[parent] as number));
    if (parent < 0) continue;
    depth[set] = (depth[parent] as number) + 1;
    const further = jump[parent] as number;
    const furthest = further < 0 ? -1 : (jump[further] as number);
    const depthOf = (other: number): number => (other < 0 ? -1 : (depth[other] as number));
    const evenly = depthOf(parent) - depthOf(further) === depthOf(further) - depthOf(furthest);
    jump[set] = further >= 0 && evenly ? furthest : parent;
  }
  const depthOf = (set: number): number => (set < 0 ? -1 : (depth[set] as number));
  return (first, second) => {
    let a = first;
    let b = second;
    while (depthOf(a) !== depthOf(b)) {
      if (depthOf(a) < depthOf(b)) [a, b] = [b, a];
      const far = jump[a] as number;
      a = depthOf(far) >= depthOf(b) ? far : (setParent[a] as number);
    }
    while (a !== b) {
      const sameJump = jump[a] === jump[b];
      a = (sameJump ? setParent[a] : jump[a]) as number;
      b = (sameJump ? setParent[b] : jump[b]) as number;
    }
    return a < 0 ? 0 : (total[a] as number);
  };
}

/** Both sums in whole numbers of any size: at 100,000 people they may leave the exact range of doubles. */
function problemOfObjective({ mate, weight, certificate }: MatchingResult): string | null {
  const { vertexDual, innermost, setDual, setParent, shift } = certificate;
  const sizes = setSizes(innermost, setParent, outermostFirst(setParent) ?? new Int32Array(0));
  let pairs = 0;
  for (let vertex = 0; vertex < mate.length; vertex++) if ((mate[vertex] as number) > vertex) pairs++;
  const dual = exactSum(vertexDual, null) + exactSum(setDual, sizes);
  const primal = 2n * (BigInt(weight) + BigInt(shift) * BigInt(pairs));
  return dual === primal ? null : `duals add up to ${dual}, the matching to ${primal}`;
}

/** Sum of the duals, each times half its set's size less one where sizes are given. */
function exactSum(duals: Float64Array, sizes: Int32Array | null): bigint {
  let sum = 0n;
  let part = 0;
  for (let at = 0; at < duals.length; at++) {
    const times = sizes === null ? 1 : ((sizes[at] as number) - 1) / 2;
    const dual = duals[at] as number;
    if (dual * times > 2 ** 52) sum += BigInt(dual) * BigInt(times);
    else part += dual * times;
    if (part > 2 ** 52) {
      sum += BigInt(part);
      part = 0;
    }
  }
  return sum + BigInt(part);
}
