import { deepStrictEqual } from 'node:assert/strict';
import {
  findRecurringSlots,
  type SlotAnswer,
  type SlotInput,
} from '../../../server/scheduling/recurring-slots.ts';
import { plainScan } from '../../scheduling/plain-scan.ts';
import { pairOf, seeded } from './population.ts';

const pairs = 10_000;
const warmUp = 200;
/** The plain scan takes a good part of a second a pair, so it answers for a sample. */
const sample = 20;
const atOnce = 250;

/**
 * Milliseconds a pair to find recurring slots for 10,000 pairs over 26 weeks. `floor` is the plain scan's time a
 * pair, with answers that must be the same; `ratio` is value / floor, so smaller is better and 1 would be
 * no gain.
 */
export async function run(): Promise<void> {
  const random = seeded(5);
  const compared = Array.from({ length: sample }, () => pairOf(random));
  const [, floor] = timed(compared, (pair) => {
    deepStrictEqual(readable(findRecurringSlots(pair)), readable(plainScan(pair)));
  });
  timed(
    Array.from({ length: warmUp }, () => pairOf(random)),
    findRecurringSlots,
  );
  let total = 0;
  let offered = 0;
  // In portions, since the calendars of 20,000 people at once would measure memory instead.
  for (let done = 0; done < pairs; done += atOnce) {
    const portion = Array.from({ length: atOnce }, () => pairOf(random));
    const [answers, each] = timed(portion, findRecurringSlots);
    total += each * portion.length;
    offered += answers.filter((answer) => answer.kind === 'options').length;
  }
  const value = total / pairs;
  const name = `recurring slots, ${pairs} pairs over 26 weeks (${offered} with a common hour)`;
  const line = {
    name,
    value: round(value),
    unit: 'ms a pair',
    floor: round(floor),
    ratio: round(value / floor),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function timed<Answer>(
  inputs: readonly SlotInput[],
  answer: (input: SlotInput) => Answer,
): [Answer[], number] {
  const start = performance.now();
  const answers = inputs.map(answer);
  return [answers, (performance.now() - start) / inputs.length];
}

function readable(answer: SlotAnswer): unknown {
  return JSON.parse(JSON.stringify(answer));
}

function round(figure: number): number {
  return Number(figure.toPrecision(3));
}

if (import.meta.main) await run();
