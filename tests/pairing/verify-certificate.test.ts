import { describe, expect, it } from 'vitest';
import type { MatchingCertificate, MatchingResult } from '../../server/pairing/matching.ts';
import { maximumWeightMatching } from '../../server/pairing/matching.ts';
import { verifyCertificate } from '../../server/pairing/verify-certificate.ts';
import { instance, nestedRings, randomGraph, tiedOnions } from './instances.ts';

const graph = tiedOnions(300, 2);
const result = maximumWeightMatching(graph.vertexCount, graph);

function withDuals(changes: Partial<MatchingCertificate>): MatchingResult {
  return { ...result, certificate: { ...result.certificate, ...changes } };
}

function problemOf(changed: MatchingResult, mostPairs = false): string {
  const verdict = verifyCertificate(graph, changed, { mostPairs });
  return verdict.valid ? 'none' : verdict.problem;
}

function changed<A extends Int32Array | Float64Array>(values: A, change: (copy: A) => void): A {
  const copy = values.slice() as A;
  change(copy);
  return copy;
}

describe('the checker', () => {
  it('accepts what the solver returns', () => {
    expect(verifyCertificate(graph, result)).toEqual({ valid: true });
    expect(result.certificate.setDual.length).toBeGreaterThan(5);
  });

  it('refuses a pair that is taken away, whichever it is', () => {
    for (let vertex = 0; vertex < graph.vertexCount; vertex++) {
      const other = result.mate[vertex] ?? -1;
      if (other < vertex) continue;
      const mate = changed(result.mate, (copy) => copy.fill(-1, vertex, vertex + 1));
      mate[other] = -1;
      expect(problemOf({ ...result, mate })).not.toBe('none');
      const edge = graph.u.findIndex(
        (u, at) => u + (graph.v[at] ?? 0) === vertex + other && [vertex, other].includes(u),
      );
      const weight = result.weight - (graph.weight[edge] ?? 0);
      expect(problemOf({ ...result, mate, weight })).toMatch(/add up/);
    }
  });

  it('refuses a mate that is not mutual, and a pair that is no edge', () => {
    const single = result.mate.indexOf(-1);
    expect(
      problemOf({ ...result, mate: changed(result.mate, (copy) => copy.fill(0, single, single + 1)) }),
    ).toMatch(/mutual/);
    const pairs = instance(4, [
      [0, 1, 1],
      [2, 3, 1],
    ]);
    const crossed = { ...maximumWeightMatching(4, pairs), mate: Int32Array.of(2, 3, 0, 1) };
    expect(verifyCertificate(pairs, crossed)).toMatchObject({ problem: expect.stringMatching(/no edge/) });
  });

  it('refuses a weight that the pairs do not add up to', () => {
    expect(problemOf({ ...result, weight: result.weight + 1 })).toMatch(/weight is/);
  });

  it('refuses any dual that is moved by one, up or down', () => {
    for (let vertex = 0; vertex < graph.vertexCount; vertex++) {
      for (const step of [-1, 1]) {
        const vertexDual = changed(result.certificate.vertexDual, (copy) => {
          copy[vertex] = (copy[vertex] ?? 0) + step;
        });
        expect(problemOf(withDuals({ vertexDual }))).not.toBe('none');
      }
    }
    for (let set = 0; set < result.certificate.setDual.length; set++) {
      const setDual = changed(result.certificate.setDual, (copy) => {
        copy[set] = (copy[set] ?? 0) + 2;
      });
      expect(problemOf(withDuals({ setDual }))).not.toBe('none');
    }
  });

  it('refuses a dual moved from one end of an uncovered edge to where the sum stays right', () => {
    const { vertexDual } = result.certificate;
    const from = vertexDual.findIndex((dual) => dual > 10);
    const to = vertexDual.findIndex((dual, vertex) => dual > 10 && vertex > from);
    const moved = changed(vertexDual, (copy) => {
      copy[from] = (copy[from] ?? 0) - 10;
      copy[to] = (copy[to] ?? 0) + 10;
    });
    expect(problemOf(withDuals({ vertexDual: moved }))).toMatch(/not covered/);
  });

  it('refuses negative duals, even sets, unknown sets and sets in a ring', () => {
    const { vertexDual, innermost, setParent } = result.certificate;
    expect(problemOf(withDuals({ vertexDual: changed(vertexDual, (copy) => copy.fill(-1, 0, 1)) }))).toMatch(
      /natural/,
    );
    expect(problemOf(withDuals({ vertexDual: changed(vertexDual, (copy) => copy.fill(0.5, 0, 1)) }))).toMatch(
      /natural/,
    );
    expect(problemOf(withDuals({ innermost: changed(innermost, (copy) => copy.fill(-1, 0, 1)) }))).toMatch(
      /members/,
    );
    expect(problemOf(withDuals({ innermost: changed(innermost, (copy) => copy.fill(9_999, 0, 1)) }))).toMatch(
      /unknown/,
    );
    expect(problemOf(withDuals({ setParent: changed(setParent, (copy) => copy.fill(0, 0, 1)) }))).toMatch(
      /ring/,
    );
  });

  it('refuses the best weight where the most pairs were asked for', () => {
    expect(problemOf(result, true)).toMatch(/too small/);
    const shifted = maximumWeightMatching(graph.vertexCount, graph, { maximumCardinality: true });
    expect(problemOf(shifted, true)).toBe('none');
    expect(problemOf(shifted)).toMatch(/shifted/);
  });

  it('finds sets around both ends however deep they lie', () => {
    const deep = nestedRings(3_000);
    expect(verifyCertificate(deep, maximumWeightMatching(deep.vertexCount, deep))).toEqual({ valid: true });
  });

  it('refuses greedy pairs under duals of the best ones', () => {
    const random = randomGraph(200, 6, 100, 5);
    const best = maximumWeightMatching(200, random);
    const other = maximumWeightMatching(200, {
      ...random,
      weight: random.weight.map((weight) => 101 - weight),
    });
    let weight = 0;
    for (const [edge, u] of random.u.entries())
      if (other.mate[u] === random.v[edge]) weight += random.weight[edge] ?? 0;
    expect(verifyCertificate(random, { ...best, mate: other.mate, weight }).valid).toBe(false);
  });
});
