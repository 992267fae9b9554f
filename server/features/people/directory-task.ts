import { type Clock, later } from '../../clock.ts';
import type { Transact } from '../../db/transaction.ts';
import type { PeoplePage } from '../../graph/people.ts';
import type { TaskPayload } from '../../jobs/task-types.ts';
import { flattenOrg } from '../../org/flatten.ts';
import { askedWaitMs, outsideFailureKind } from '../../outside-failure.ts';
import { directoryReadingStore } from './directory-reading-store.ts';
import { orgStore } from './org-store.ts';
import { peopleStore } from './people-store.ts';

/** One page of the directory; `null` asks for the first. */
export type ReadPage = (nextLink: string | null) => Promise<PeoplePage>;

const readingInterval = { hours: 24 };
/** A reading that fails is tried again by the queue, and after this long by the sweep. */
const lease = { minutes: 10 };
/** A directory that lost this much overnight was more likely read by an app that may no longer see it all. */
const plausibleLoss = { share: 0.5, from: 20 };
const retryAfterImplausible = { hours: 1 };

/**
 * Reads everybody, page by page, then flattens. A page and where the next one is are stored together, so a
 * reading that was killed goes on at the page it had reached. Running it again after its end does nothing.
 */
export function readDirectoryTask(ports: {
  transact: Transact;
  clock: Clock;
  readPage: ReadPage;
  /** Mailboxes of the program's own, which are nobody's. */
  notPeople: ReadonlySet<string>;
}) {
  async function read({ tenantId, readingId }: TaskPayload<'directory.read'>): Promise<void> {
    const bound = { tenantId };
    let at = await ports.transact(bound, async (tx) => {
      const readings = directoryReadingStore(tx, tenantId);
      const reading = await readings.find(readingId);
      if (!reading || reading.state === 'done' || reading.state === 'failed') return undefined;
      if (reading.state === 'waiting') {
        await readings.change(readingId, { state: 'reading', started_at: ports.clock.now() });
      }
      // Without an address it begins at the first page, also where it had been cut off after the last.
      const peopleRead = reading.next_link === null ? 0 : reading.people_read;
      await readings.setNextDue(later(ports.clock.now(), lease));
      return { nextLink: reading.next_link, peopleRead, complete: false };
    });
    if (!at) return;
    while (!at.complete) {
      const page = await ports.readPage(at.nextLink);
      const people = page.people.filter((person) => !ports.notPeople.has(person.personId));
      const peopleRead: number = at.peopleRead + people.length;
      const nextLink = page.nextLink;
      await ports.transact(bound, async (tx) => {
        await peopleStore(tx, tenantId).upsert(people, readingId);
        const readings = directoryReadingStore(tx, tenantId);
        await readings.change(readingId, { next_link: nextLink, people_read: peopleRead });
        await readings.setNextDue(later(ports.clock.now(), lease));
      });
      at = { nextLink, peopleRead, complete: nextLink === null };
    }
    await ports.transact(bound, async (tx) => {
      const now = ports.clock.now();
      const people = peopleStore(tx, tenantId);
      const readings = directoryReadingStore(tx, tenantId);
      const known = (await readings.latestDone())?.people_read ?? 0;
      const gone = await readings.countUnseen(readingId);
      if (known >= plausibleLoss.from && gone > known * plausibleLoss.share) {
        const refused = {
          state: 'failed',
          finished_at: now,
          next_link: null,
          problem: 'tooManyGone',
        } as const;
        await readings.change(readingId, refused);
        await readings.setNextDue(later(now, retryAfterImplausible));
        return;
      }
      await people.removeUnseen(readingId, now);
      const rows = await people.orgRows();
      const org = flattenOrg(
        rows.map((row) => ({
          id: row.person_id,
          managerId: row.manager_id,
          enabled: row.account_enabled,
          guest: row.guest,
        })),
      );
      const positions = orgStore(tx, tenantId);
      await positions.replace(org);
      await positions.replaceAnomalies(readingId, org.anomalies);
      await readings.change(readingId, { state: 'done', finished_at: now, next_link: null, problem: null });
      await readings.setNextDue(later(now, readingInterval));
    });
  }

  return async (payload: TaskPayload<'directory.read'>): Promise<void> => {
    try {
      await read(payload);
    } catch (error) {
      // It stays open and is tried again; meanwhile program leads see why it hangs. The address of a page
      // holds for a while only: one that is refused for good is forgotten, and the first page comes next.
      const problem = outsideFailureKind(error);
      const now = ports.clock.now();
      const dueAt = Math.max(later(now, lease).getTime(), now.getTime() + askedWaitMs(error));
      await ports.transact(payload, async (tx) => {
        const readings = directoryReadingStore(tx, payload.tenantId);
        await readings.setNextDue(new Date(dueAt));
        await readings.change(payload.readingId, {
          problem,
          ...(problem === 'permanent' ? { next_link: null } : {}),
        });
      });
      throw error;
    }
  };
}
