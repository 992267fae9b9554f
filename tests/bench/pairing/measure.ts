import { flattenOrg } from '../../../server/org/flatten.ts';
import { findCandidates } from '../../../server/pairing/candidates.ts';
import { candidateEdges } from '../../../server/pairing/edges.ts';
import { maximumWeightMatching } from '../../../server/pairing/matching.ts';
import type { MatchingGraph } from '../../../server/pairing/matching-graph.ts';
import { pairRound } from '../../../server/pairing/pair-round.ts';
import { roundFacts, seniorsFirst } from '../../../server/pairing/round-facts.ts';
import { verifyCertificate } from '../../../server/pairing/verify-certificate.ts';
import { greedyMatching } from './greedy.ts';
import { makePopulation } from './population.ts';

/**
 * One measurement in a process of its own, so that times are cold and memory is its own: `node measure.ts
 * TASK PEOPLE`. Prints one JSON object of figures.
 */
type Figures = Readonly<Record<string, number>>;

const SEED = 1;

function timed<T>(work: () => T): readonly [result: T, ms: number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

function flatten(people: number): Figures {
  const ids = Array.from({ length: people }, (_, person) => `${(person * 7_919) % people}-p`);
  const managerIds = ids.map((_, person) =>
    person === 0 ? null : (ids[Math.floor((person - 1) / 7)] ?? null),
  );
  const enabled = new Uint8Array(people).fill(1);
  const input = { ids, managerIds, enabled, guest: new Uint8Array(people) };
  const [, ms] = timed(() => flattenOrg(input));
  return { ms };
}

function graphOf(people: number): readonly [graph: MatchingGraph, candidatesMs: number] {
  const population = makePopulation(people, SEED, 'years');
  const participants = seniorsFirst(population.participants, population.org, population.rules);
  const facts = roundFacts({ ...population, participants, forbidden: [] });
  const [edges, ms] = timed(() =>
    candidateEdges(facts, findCandidates(facts, { seed: SEED, perPerson: 20, perSide: 5 })),
  );
  return [{ u: edges.u, v: edges.v, weight: edges.score }, ms];
}

function matching(people: number, maximumCardinality: boolean): Figures {
  const [graph] = graphOf(people);
  const before = process.memoryUsage.rss();
  const [result, ms] = timed(() => maximumWeightMatching(people, graph, { maximumCardinality }));
  const peak = process.resourceUsage().maxRSS * 1_024;
  const [verdict, checkMs] = timed(() => verifyCertificate(graph, result, { mostPairs: maximumCardinality }));
  if (!verdict.valid) throw new Error(verdict.problem);
  const greedy = greedyMatching(people, graph);
  return {
    ms,
    checkMs,
    edges: graph.u.length,
    weight: result.weight,
    people: result.mate.filter((mate) => mate >= 0).length,
    greedyWeight: greedy.weight,
    greedyPeople: 2 * greedy.pairs,
    peakMb: peak / 2 ** 20,
    addedMb: Math.max(peak - before, 0) / 2 ** 20,
  };
}

async function peer(people: number): Promise<Figures> {
  const { default: blossom } = await import('edmonds-blossom');
  const [graph] = graphOf(people);
  const edges = Array.from(graph.u, (u, edge) => [u, graph.v[edge] ?? 0, graph.weight[edge] ?? 0] as const);
  const [, peerMs] = timed(() => blossom(edges));
  const [, ms] = timed(() => maximumWeightMatching(people, graph));
  return { ms, peerMs };
}

function wholeRound(people: number, capacities: boolean): Figures {
  const population = makePopulation(people, SEED, 'years');
  const participants = population.participants.map((one, place) => ({
    ...one,
    capacity: capacities && place % 10 > 6 ? (place % 10 === 9 ? 3 : 2) : 1,
  }));
  const [result, ms] = timed(() => pairRound({ ...population, participants, seed: SEED }));
  return { ms, pairs: result.pairs.length, unmatched: result.unmatched.length };
}

async function measure(task: string, people: number): Promise<Figures> {
  if (task === 'flatten') return flatten(people);
  if (task === 'candidates') return { ms: graphOf(people)[1] };
  if (task === 'matching') return matching(people, false);
  if (task === 'mostPairs') return matching(people, true);
  if (task === 'peer') return peer(people);
  if (task === 'round') return wholeRound(people, false);
  if (task === 'capacities') return wholeRound(people, true);
  throw new Error(`unknown task ${task}`);
}

const [task = '', people = ''] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await measure(task, Number(people)))}\n`);
