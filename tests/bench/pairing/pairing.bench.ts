import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** One line of a bench: `floor` is the target, `ratio` the value against it; both `null` where there is none. */
interface BenchLine {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor: number | null;
  readonly ratio: number | null;
}

const script = fileURLToPath(new URL('./measure.ts', import.meta.url));
const start = promisify(execFile);

async function figures(task: string, people: number): Promise<(name: string) => number> {
  const { stdout } = await start(process.execPath, [script, task, `${people}`], { timeout: 900_000 });
  const found = new Map(Object.entries(JSON.parse(stdout) as Record<string, number>));
  return (name) => found.get(name) ?? Number.NaN;
}

function line(name: string, value: number, unit: string, floor: number | null = null): BenchLine {
  const rounded = (number: number): number => Math.round(number * 1_000) / 1_000;
  return { name, value: rounded(value), unit, floor, ratio: floor === null ? null : rounded(value / floor) };
}

async function* lines(): AsyncGenerator<BenchLine> {
  const flatten = await figures('flatten', 1_000_000);
  yield line('flatten 1,000,000 people', flatten('ms') / 1_000, 's');

  for (const [people, floor] of [
    [10_000, null],
    [100_000, 12],
  ] as const) {
    const candidates = await figures('candidates', people);
    yield line(`candidates ${people.toLocaleString('en')}`, candidates('ms') / 1_000, 's', floor);
  }

  const peer = await figures('peer', 3_000);
  yield line('edmonds-blossom 3,000', peer('peerMs') / 1_000, 's');
  yield line('matching 3,000 against edmonds-blossom', peer('ms') / peer('peerMs'), '×', 0.03);

  for (const [people, floor] of [
    [1_000, null],
    [10_000, 0.5],
    [100_000, null],
  ] as const) {
    const exact = await figures('matching', people);
    const at = people.toLocaleString('en');
    yield line(`matching ${at}`, exact('ms') / 1_000, 's', floor);
    yield line(`matching ${at}: check against solve`, exact('checkMs') / exact('ms'), '×', 0.1);
    yield line(`matching ${at}: weight of greedy`, exact('greedyWeight') / exact('weight'), '× of exact');
    yield line(`matching ${at}: people paired`, exact('people'), 'people');
    yield line(`matching ${at}: people paired by greedy`, exact('greedyPeople'), 'people');
    yield line(`matching ${at}: memory added`, exact('addedMb'), 'MB', people === 100_000 ? 250 : null);
    const mostPairs = await figures('mostPairs', people);
    yield line(`most pairs ${at}`, mostPairs('ms') / 1_000, 's');
    yield line(`most pairs ${at}: people paired`, mostPairs('people'), 'people');
  }

  const small = await figures('round', 2_000);
  yield line('whole round 2,000', small('ms') / 1_000, 's');
  const round = await figures('round', 100_000);
  yield line('whole round 100,000', round('ms') / 1_000, 's');
  const capacities = await figures('capacities', 10_000);
  yield line('whole round 10,000 with capacities', capacities('ms') / 1_000, 's');
}

/** Everything about pairing, each measurement in a process of its own. Takes some minutes. */
export async function run(): Promise<void> {
  for await (const figure of lines()) process.stdout.write(`${JSON.stringify(figure)}\n`);
}
