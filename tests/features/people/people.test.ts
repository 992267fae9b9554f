import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { later } from '../../../server/clock.ts';
import { type DirectoryResponse, directoryResponse } from '../../../shared/directory.ts';
import { departmentsResponse, meResponse, peopleResponse } from '../../../shared/people.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { type RoundPlay, roundPlay } from '../round-play.ts';

let app: TestApp;
let play: RoundPlay;

beforeAll(async () => {
  app = await startTestApp();
  play = roundPlay(app);
});
afterAll(async () => {
  await app?.close();
});

const me = (personId: string) => play.ask(personId, 'GET', '/me', meResponse);
const search = async (words: string) => {
  const path = `/people?search=${encodeURIComponent(words)}`;
  return (await play.ask(play.pair.junior.id, 'GET', path, peopleResponse)).people;
};
const directory = (): Promise<DirectoryResponse> =>
  play.ask(play.lead.id, 'GET', '/directory', directoryResponse);

describe('who is asking', () => {
  it('is told by name and roles', async () => {
    expect(await me(play.lead.id)).toEqual({
      personId: play.lead.id,
      displayName: play.lead.displayName,
      roles: ['Program.Lead', 'Program.Admin'],
      leadsPrograms: true,
      pairs: 0,
      approvalsWaiting: 0,
      approves: false,
      offers: false,
    });
    expect(await me(play.pair.junior.id)).toMatchObject({ roles: [], leadsPrograms: false });
  });

  it('has a room for offers as long as somebody can still join a round', async () => {
    const roundId = await play.openRound(await play.newProgram());
    expect((await me(play.pair.junior.id)).offers).toBe(true);
    await play.runPairing(roundId);
    expect((await me(play.pair.junior.id)).offers).toBe(true);
  });
});

describe('looking for people', () => {
  it('finds them by the beginning of a name first, then by any part of it', async () => {
    const word = play.pair.junior.displayName.slice(0, 3);
    const found = await search(word.toUpperCase());
    expect(found.length).toBeGreaterThan(0);
    const begins = found.map(({ displayName }) => displayName.toLowerCase().startsWith(word.toLowerCase()));
    expect(begins).toEqual(begins.toSorted((a, b) => Number(b) - Number(a)));
    for (const { displayName } of found) expect(displayName.toLowerCase()).toContain(word.toLowerCase());
  });

  it('shows names and ids alone, and at most eight', async () => {
    const found = await search('a');
    expect(found).toHaveLength(8);
    for (const person of found) expect(Object.keys(person).toSorted()).toEqual(['displayName', 'personId']);
  });

  it('takes signs for signs: no word is a pattern', async () => {
    expect(await search('%')).toEqual([]);
    expect(await search('_')).toEqual([]);
    expect(await search('\\')).toEqual([]);
    expect(await search("' or true --")).toEqual([]);
  });

  it('leaves out whoever has no account any more, and the program’s own mailbox', async () => {
    const disabled = app.tenant.people().find((person) => !person.accountEnabled);
    const found = await search(disabled?.displayName ?? '');
    expect(found.map((person) => person.personId)).not.toContain(disabled?.id);
    const all = await search('Eye to Eye');
    expect(all.map((person) => person.personId)).not.toContain(app.tenant.programMailboxId);
  });

  it('asks for at least one sign', async () => {
    const refusal = await play.refusal(play.lead.id, 'GET', '/people?search=%20');
    expect(refusal).toMatchObject({ status: 400, issues: [{ path: 'search' }] });
  });
});

describe('guests', () => {
  it('do not browse the organisation: neither its people nor its departments', async () => {
    const guest = app.tenant.people().find((person) => person.userType === 'Guest')?.id ?? '';
    expect(await play.refusal(guest, 'GET', '/people?search=a')).toMatchObject({ status: 403 });
    expect(await play.refusal(guest, 'GET', '/departments')).toMatchObject({ status: 403 });
  });
});

describe('departments', () => {
  it('are those of the directory, with how many work there', async () => {
    const { departments } = await play.ask(play.lead.id, 'GET', '/departments', departmentsResponse);
    const counts = new Map<string, number>();
    for (const { department, accountEnabled } of app.tenant.people()) {
      if (department && accountEnabled) counts.set(department, (counts.get(department) ?? 0) + 1);
    }
    expect(new Map(departments.map(({ name, people }) => [name, people]))).toEqual(counts);
    expect(departments.map(({ name }) => name)).toEqual(departments.map(({ name }) => name).toSorted());
  });
});

describe('the directory', () => {
  it('was read once by itself, with everybody in it', async () => {
    const { reading, people, maxDepth, roots } = await directory();
    expect(reading).toMatchObject({ state: 'done', problem: null });
    expect(reading?.peopleRead).toBe(app.tenant.people().length);
    expect(people).toBeGreaterThan(300);
    expect(maxDepth).toBeGreaterThan(2);
    expect(roots.length).toBeGreaterThan(1);
  });

  it('names what is odd about it, with somebody to look at', async () => {
    const { anomalies } = await directory();
    const kinds = new Set(anomalies.map(({ kind }) => kind));
    for (const kind of ['cycle', 'missingManager', 'disabledManager', 'severalRoots']) {
      expect(kinds).toContain(kind);
    }
    const withNames = anomalies.filter(({ person }) => person.displayName !== '');
    expect(withNames.length).toBeGreaterThan(0);
  });

  it('is read again on demand, and answers at once', async () => {
    const before = (await directory()).reading?.finishedAt ?? '';
    const answer = await app.call(play.lead.id, 'POST', '/api/directory/readings');
    expect(answer.status).toBe(202);
    expect(directoryResponse.parse(answer.body).reading?.state).toMatch(/waiting|reading/);
    await app.settle();
    const { reading } = await directory();
    expect(reading?.state).toBe('done');
    expect(Date.parse(reading?.finishedAt ?? '')).toBeGreaterThan(Date.parse(before));
  });

  it('is read again by itself a day later', async () => {
    const { reading, nextReadingAt } = await directory();
    expect(nextReadingAt).toBe(later(new Date(reading?.finishedAt ?? ''), { hours: 24 }).toISOString());
    app.tenant.clock.moveTo(later(app.tenant.clock.now(), { hours: 25 }));
    await app.settle();
    const again = await directory();
    expect(Date.parse(again.reading?.finishedAt ?? '')).toBeGreaterThan(Date.parse(nextReadingAt ?? ''));
  });

  it('is for program leads alone', async () => {
    expect(await play.refusal(play.pair.junior.id, 'GET', '/directory')).toMatchObject({
      code: 'notAllowed',
    });
    expect(await play.refusal(play.pair.junior.id, 'POST', '/directory/readings')).toMatchObject({
      code: 'notAllowed',
    });
  });
});
