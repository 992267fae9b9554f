import { flattenOrg } from '../../../server/org/flatten.ts';
import type { Org } from '../../../server/org/org.ts';
import type { PairingRules, Participant } from '../../../server/pairing/participant.ts';
import { defaultRules } from '../../../server/pairing/participant.ts';
import { seeded } from '../../pairing/instances.ts';

export interface Population {
  readonly org: Org;
  readonly participants: readonly Participant[];
  readonly rules: PairingRules;
}

/** Subjects of a round: half of them what the senior know, half what the junior do. */
const SUBJECTS = 200;
const HALF = SUBJECTS / 2;
const OFFSETS = [0, 1, -5, 5, -8, 9, 8, 2, -3, 10, 4, -6];

/** By rank, where three in four lead no one and only the others can be their partners; or by years. */
const gaps = { rank: { by: 'rank', atLeast: 0.1 }, years: { by: 'years', atLeast: 3 } } as const;

/**
 * A company of which three in five take part: four to twelve reports a manager, eight levels at most,
 * subjects and offices by Zipf's law, senior people offering mostly the one half and wishing for the other.
 */
export function makePopulation(size: number, seed: number, gap: keyof typeof gaps = 'rank'): Population {
  const random = seeded(seed);
  const parent = growTree(Math.ceil((size * 5) / 3), random);
  const ids = Array.from(parent, (_, person) => `p${person}`);
  const org = flattenOrg({
    ids,
    managerIds: Array.from(parent, (above) => (above < 0 ? null : `p${above}`)),
    enabled: new Uint8Array(ids.length).fill(1),
    guest: new Uint8Array(ids.length),
  });
  const chosen = shuffled(ids.length, random).slice(0, size);
  const subject = zipf(HALF, random);
  const office = zipf(OFFSETS.length, random);
  const weeks = OFFSETS.map(workWeek);
  const participants = Array.from(chosen, (orgIndex): Participant => {
    const seniority = Math.max(1, 10 - Math.round(9 * (org.rank[orgIndex] ?? 1)));
    const draw = (count: number, inTen: number): string[] => {
      const keys = new Set<string>();
      for (let turn = 0; turn < 3 * count && keys.size < count; turn++) {
        keys.add(`words:${subject() + (random(10) < inTen ? 0 : HALF)}`);
      }
      return [...keys];
    };
    const place = office();
    return {
      personId: ids[orgIndex] ?? '',
      orgIndex,
      offers: draw(2 + random(5), seniority),
      wants: draw(1 + random(4), 10 - seniority),
      languages: random(10) === 0 ? ['de'] : random(3) === 0 ? ['de', 'en'] : ['en'],
      department: `d${departmentOf(parent, orgIndex)}`,
      place: `o${place}`,
      hiredOn: `${2_025 - 2 * seniority - random(8)}-0${1 + random(9)}-15`,
      week: weeks[place] ?? null,
      excluded: [],
      formerPartners: [],
      waitingRounds: random(20) === 0 ? 1 : 0,
      capacity: 1,
      guest: false,
    };
  });
  return {
    org,
    participants,
    rules: { ...defaultRules, gap: gaps[gap], lineDistance: 2 },
  };
}

function growTree(size: number, random: (limit: number) => number): Int32Array {
  const parent = new Int32Array(size).fill(-1);
  const depth = new Int32Array(size);
  const open = [0];
  for (let made = 1; made < size && open.length > 0; ) {
    const at = random(open.length);
    const person = open[at] ?? 0;
    open[at] = open.at(-1) ?? 0;
    open.pop();
    for (let reports = 4 + random(9); reports > 0 && made < size; reports--) {
      parent[made] = person;
      depth[made] = (depth[person] ?? 0) + 1;
      if ((depth[made] ?? 0) < 8) open.push(made);
      made++;
    }
  }
  return parent;
}

function departmentOf(parent: Int32Array, person: number): number {
  const line: number[] = [];
  for (let at = person; at >= 0; at = parent[at] ?? -1) line.push(at);
  return line.at(-3) ?? person;
}

function shuffled(count: number, random: (limit: number) => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    const other = random(at + 1);
    const value = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = value;
  }
  return order;
}

function zipf(count: number, random: (limit: number) => number): () => number {
  const sums: number[] = [];
  for (let at = 0; at < count; at++) sums.push((sums.at(-1) ?? 0) + 1 / (at + 1));
  const total = sums.at(-1) ?? 1;
  return () => {
    const drawn = (random(1_000_003) / 1_000_003) * total;
    return Math.max(
      sums.findIndex((sum) => sum > drawn),
      0,
    );
  };
}

/** Monday to Friday from nine to five, where clocks stand so many hours from UTC. */
function workWeek(offset: number): Uint32Array {
  const week = new Uint32Array(11);
  for (let day = 0; day < 5; day++) {
    for (let slot = 18; slot < 34; slot++) {
      const at = (day * 48 + slot - 2 * offset + 336) % 336;
      week[at >> 5] = ((week[at >> 5] ?? 0) | (1 << (at & 31))) >>> 0;
    }
  }
  return week;
}
