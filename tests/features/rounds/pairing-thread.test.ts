import { describe, expect, it } from 'vitest';
import { pairRoundInThread } from '../../../server/features/rounds/pairing-thread.ts';
import { pairRound } from '../../../server/pairing/pair-round.ts';
import { defaultRules, type Participant } from '../../../server/pairing/participant.ts';

const count = 300;
/** Every third stands high; topics go round in a circle, so that there is something to choose from. */
const participants = Array.from(
  { length: count },
  (_, index): Participant => ({
    personId: `person-${index}`,
    orgIndex: index,
    offers: [`words:${index % 7}`],
    wants: [`words:${(index + 3) % 7}`],
    languages: ['en'],
    department: `department ${index % 5}`,
    place: null,
    hiredOn: null,
    week: null,
    excluded: [],
    formerPartners: [],
    waitingRounds: 0,
    capacity: 1,
    guest: false,
  }),
);
const nobody = new Int32Array(count).fill(-1);
const input = {
  org: {
    enter: Int32Array.from(participants, (_, index) => 2 * index),
    leave: Int32Array.from(participants, (_, index) => 2 * index + 1),
    depth: new Int32Array(count).fill(1),
    rank: Float64Array.from(participants, (_, index) => (index % 3 === 0 ? 0.2 : 1)),
    parent: nobody,
    manager: nobody,
  },
  participants,
  rules: { ...defaultRules, gap: { by: 'rank', atLeast: 0.3 } as const, lineDistance: 2 },
  seed: 1,
};

describe('the pairing in a thread of its own', () => {
  it('finds what the pairing finds', async () => {
    const result = await pairRoundInThread(input);
    expect(result.pairs).toHaveLength(count / 3);
    expect(result).toEqual(pairRound(input));
  });

  it('lets others work meanwhile', async () => {
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 1);
    await pairRoundInThread(input);
    clearInterval(turning);
    expect(turns).toBeGreaterThan(3);
  });

  it('hands on what the pairing throws', async () => {
    const org = { ...input.org, rank: new Float64Array(0), depth: new Int32Array(0) };
    const broken = { ...input, participants: [{ ...participants[0], offers: null }], org };
    // A shape that the types rule out: what a defect would hand over.
    await expect(pairRoundInThread(JSON.parse(JSON.stringify(broken)))).rejects.toThrow();
  });

  it('ends when it is told to', async () => {
    const told = new AbortController();
    const pairing = pairRoundInThread(input, told.signal);
    told.abort();
    await expect(pairing).rejects.toMatchObject({ name: 'AbortError' });
  });
});
