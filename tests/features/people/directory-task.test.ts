import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { later } from '../../../server/clock.ts';
import { directoryService } from '../../../server/features/people/directory-service.ts';
import { readDirectoryTask } from '../../../server/features/people/directory-task.ts';
import { GraphFailure } from '../../../server/graph/graph-failure.ts';
import type { DirectoryPerson, PeoplePage } from '../../../server/graph/people.ts';
import { type BoundDatabase, openBoundDatabase } from '../bound-database.ts';

const now = new Date('2026-03-02T09:00:00Z');
const clock = { now: () => now };
const [boss, lead, junior, mailbox] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];

const person = (personId: string, managerId: string | null): DirectoryPerson => ({
  personId,
  displayName: `Sample ${personId.slice(0, 4)}`,
  mail: `${personId}@example.com`,
  userPrincipalName: null,
  jobTitle: null,
  department: null,
  officeLocation: null,
  usageLocation: null,
  preferredLanguage: null,
  hiredOn: null,
  accountEnabled: true,
  guest: false,
  managerId,
});

/** Two pages: the boss and the lead, then the junior and the program's own mailbox. */
const pages: Record<string, PeoplePage> = {
  first: { people: [person(boss, null), person(lead, boss)], nextLink: 'second' },
  second: { people: [person(junior, lead), person(mailbox, null)], nextLink: null },
};
const failure = (status: number) =>
  new GraphFailure({ status, code: 'x', clientRequestId: 'x', operation: 'x', retryAfterMs: null });

let bound: BoundDatabase;
let tenantId: string;

beforeAll(async () => {
  bound = await openBoundDatabase();
});
afterAll(async () => {
  await bound?.close();
});
beforeEach(() => {
  tenantId = randomUUID();
});

/** A reading with a directory that may fail at any page. */
async function begin(asked: string[], answer: (link: string) => PeoplePage | Error, onPage = async () => {}) {
  const readingIds: string[] = [];
  const service = directoryService({
    transact: bound.transact,
    clock,
    enqueue: async (_tx, _name, payload) => {
      if ('readingId' in payload) readingIds.push(payload.readingId);
    },
  });
  await service.ensureTenant(tenantId);
  await service.beginReading(tenantId);
  const task = readDirectoryTask({
    transact: bound.transact,
    clock,
    notPeople: new Set([mailbox]),
    async readPage(nextLink) {
      const link = nextLink ?? 'first';
      asked.push(link);
      await onPage();
      const page = answer(link);
      if (page instanceof Error) throw page;
      return page;
    },
  });
  const readingId = readingIds[0] ?? '';
  return {
    service,
    readingIds,
    run: () => task({ tenantId, readingId }),
    status: () => service.status(tenantId),
  };
}

const present = async () => {
  const rows = await bound.transact({ tenantId }, (tx) =>
    tx.selectFrom('people').select('person_id').where('removed_at', 'is', null).execute(),
  );
  return rows.map((row) => row.person_id).toSorted();
};
const page = (link: string): PeoplePage => pages[link] ?? { people: [], nextLink: null };

describe('reading the directory', () => {
  it('reads all pages, flattens, and is due again a day later', async () => {
    const asked: string[] = [];
    const { run, status } = await begin(asked, page);
    await run();
    expect(asked).toEqual(['first', 'second']);
    expect(await status()).toMatchObject({
      reading: { state: 'done', peopleRead: 3, problem: null, finishedAt: now.toISOString() },
      people: 3,
      maxDepth: 2,
      roots: [{ personId: boss }],
      nextReadingAt: later(now, { hours: 24 }).toISOString(),
    });
  });

  it('takes the program’s own mailboxes for nobody', async () => {
    await (await begin([], page)).run();
    expect(await present()).toEqual([boss, junior, lead].toSorted());
  });

  it('goes on at the page at which it was cut off', async () => {
    const asked: string[] = [];
    let isCut = true;
    const { run, status } = await begin(asked, (link) =>
      link === 'second' && isCut ? failure(503) : page(link),
    );
    await expect(run()).rejects.toThrow(GraphFailure);
    expect((await status()).reading).toMatchObject({ state: 'reading', peopleRead: 2, problem: 'retryable' });
    isCut = false;
    await run();
    expect(asked).toEqual(['first', 'second', 'second']);
    expect((await status()).reading).toMatchObject({ state: 'done', peopleRead: 3, problem: null });
  });

  it('shows the former organisation until the new one is complete', async () => {
    await (await begin([], page)).run();
    const broken = await begin([], (link) => (link === 'second' ? failure(503) : page(link)));
    await expect(broken.run()).rejects.toThrow();
    expect(await broken.status()).toMatchObject({ people: 3, maxDepth: 2 });
    expect(await present()).toHaveLength(3);
  });

  it('starts over where the address of the next page is refused for good', async () => {
    const asked: string[] = [];
    let isStale = true;
    const { run, status } = await begin(asked, (link) =>
      link === 'second' && isStale ? failure(410) : page(link),
    );
    await expect(run()).rejects.toThrow(GraphFailure);
    isStale = false;
    await run();
    expect(asked).toEqual(['first', 'second', 'first', 'second']);
    expect((await status()).reading).toMatchObject({ state: 'done', peopleRead: 3 });
  });

  it('counts nobody twice where it was cut off after the last page', async () => {
    const { run, status, readingIds } = await begin([], page);
    const readingId = readingIds[0] ?? '';
    await run();
    // As a crash between the last page and the end leaves it.
    await bound.transact({ tenantId }, (tx) =>
      tx
        .updateTable('directory_readings')
        .set({ state: 'reading', next_link: null, finished_at: null })
        .where('reading_id', '=', readingId)
        .execute(),
    );
    await run();
    expect((await status()).reading).toMatchObject({ state: 'done', peopleRead: 3 });
  });

  it('names a missing consent, and stays open', async () => {
    const { run, status } = await begin([], () => failure(403));
    await expect(run()).rejects.toThrow(GraphFailure);
    expect((await status()).reading).toMatchObject({ state: 'reading', problem: 'needsConsent' });
  });

  it('is not due again for ten minutes while it is under way, or after it failed', async () => {
    const dueWhileReading: (string | null)[] = [];
    const reading = await begin(
      [],
      (link) => (link === 'second' ? failure(503) : page(link)),
      async () => {
        dueWhileReading.push((await reading.status()).nextReadingAt);
      },
    );
    await expect(reading.run()).rejects.toThrow();
    const lease = later(now, { minutes: 10 }).toISOString();
    expect(dueWhileReading).toEqual([lease, lease]);
    expect((await reading.status()).nextReadingAt).toBe(lease);
  });

  it('is left alone for as long as Graph asks', async () => {
    const busy = new GraphFailure({
      status: 429,
      code: 'x',
      clientRequestId: 'x',
      operation: 'x',
      retryAfterMs: 1_800_000,
    });
    const { run, status } = await begin([], () => busy);
    await expect(run()).rejects.toThrow();
    expect((await status()).nextReadingAt).toBe(later(now, { minutes: 30 }).toISOString());
  });

  it('does nothing when it is run again after its end', async () => {
    const asked: string[] = [];
    const { run } = await begin(asked, page);
    await run();
    await run();
    expect(asked).toEqual(['first', 'second']);
  });

  it('is one at a time: who asks meanwhile joins it', async () => {
    const { service, readingIds } = await begin([], page);
    await service.beginReading(tenantId);
    await service.readAgain(tenantId);
    expect(readingIds).toHaveLength(3);
    expect(new Set(readingIds).size).toBe(1);
  });
});

describe('reading the directory again', () => {
  it('removes whoever is not there any more, and says whose manager is missing now', async () => {
    await (await begin([], page)).run();
    const second = await begin([], () => ({
      people: [person(boss, null), person(junior, lead)],
      nextLink: null,
    }));
    await second.run();
    expect(await present()).toEqual([boss, junior].toSorted());
    expect(await second.status()).toMatchObject({ people: 2 });
    const missing = (await second.status()).anomalies.filter((one) => one.kind === 'missingManager');
    expect(missing.map((one) => one.person.personId)).toEqual([junior]);
  });

  it('is refused where more than half have vanished at once, and removes nobody', async () => {
    const everybody = Array.from({ length: 20 }, () => person(randomUUID(), null));
    const of = (count: number) => () => ({ people: everybody.slice(0, count), nextLink: null });
    await (await begin([], of(20))).run();
    const partial = await begin([], of(9));
    await partial.run();
    expect(await present()).toHaveLength(20);
    expect(await partial.status()).toMatchObject({
      reading: { state: 'failed', problem: 'tooManyGone', peopleRead: 9 },
      people: 20,
      nextReadingAt: later(now, { hours: 1 }).toISOString(),
    });
    const half = await begin([], of(10));
    await half.run();
    expect(await present()).toHaveLength(10);
    expect((await half.status()).nextReadingAt).toBe(later(now, { hours: 24 }).toISOString());
  });

  it('takes back whoever returns, with what is true of them now', async () => {
    await (await begin([], page)).run();
    await (await begin([], () => ({ people: [person(boss, null)], nextLink: null }))).run();
    expect(await present()).toEqual([boss]);
    const renamed = { ...person(junior, boss), displayName: 'Sample Renamed' };
    await (await begin([], () => ({ people: [person(boss, null), renamed], nextLink: null }))).run();
    const [row] = await bound.transact({ tenantId }, (tx) =>
      tx.selectFrom('people').selectAll().where('person_id', '=', junior).execute(),
    );
    expect(row).toMatchObject({ display_name: 'Sample Renamed', manager_id: boss, removed_at: null });
  });
});
