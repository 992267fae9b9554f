import { randomUUID } from 'node:crypto';
import type { DirectoryResponse } from '../../../shared/directory.ts';
import { anomalyKind } from '../../../shared/directory.ts';
import type { Clock } from '../../clock.ts';
import type { Transact, Tx } from '../../db/transaction.ts';
import type { Enqueue } from '../../jobs/task-queue.ts';
import { directoryReadingStore } from './directory-reading-store.ts';
import { orgStore } from './org-store.ts';

export interface DirectoryPorts {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly enqueue: Enqueue;
}

/** Readings of the directory on demand and on schedule, and what the last one found. */
export function directoryService(ports: DirectoryPorts) {
  async function begin(tx: Tx, tenantId: string): Promise<void> {
    const readings = directoryReadingStore(tx, tenantId);
    const readingId = await readings.open(randomUUID(), ports.clock.now());
    await ports.enqueue(tx, 'directory.read', { tenantId, readingId });
  }

  async function status(tx: Tx, tenantId: string): Promise<DirectoryResponse> {
    const readings = directoryReadingStore(tx, tenantId);
    const org = orgStore(tx, tenantId);
    const reading = await readings.latest();
    const nextDue = await readings.nextDue();
    return {
      reading: reading
        ? {
            state: reading.state,
            startedAt: reading.started_at?.toISOString() ?? null,
            finishedAt: reading.finished_at?.toISOString() ?? null,
            peopleRead: reading.people_read,
            problem: reading.problem,
          }
        : null,
      ...(await org.shape()),
      roots: (await org.roots()).map((row) => ({ personId: row.person_id, displayName: row.display_name })),
      anomalies: (await org.anomalies()).map((row) => ({
        kind: anomalyKind.parse(row.kind),
        person: { personId: row.person_id, displayName: row.display_name ?? '' },
        count: row.people_count,
      })),
      nextReadingAt: nextDue?.toISOString() ?? null,
    };
  }

  return {
    /** Makes the tenant known; its first reading is due at once. */
    ensureTenant: (tenantId: string) =>
      ports.transact({ tenantId }, (tx) =>
        directoryReadingStore(tx, tenantId).ensureTenant(ports.clock.now()),
      ),

    /** Joins a reading that is under way, or begins one. */
    beginReading: (tenantId: string) => ports.transact({ tenantId }, (tx) => begin(tx, tenantId)),

    status: (tenantId: string) => ports.transact({ tenantId }, (tx) => status(tx, tenantId)),

    async readAgain(tenantId: string): Promise<DirectoryResponse> {
      return ports.transact({ tenantId }, async (tx) => {
        await begin(tx, tenantId);
        return status(tx, tenantId);
      });
    },
  };
}
export type DirectoryService = ReturnType<typeof directoryService>;
