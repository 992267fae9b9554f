import { fromKysely, PgBoss } from 'pg-boss';
import { queueSchema } from '../db/roles.ts';
import type { Tx } from '../db/transaction.ts';
import { speechlessError } from '../stack-places.ts';
import {
  type TaskHandlers,
  type TaskName,
  type TaskPayload,
  taskKey,
  taskNames,
  taskPayloads,
} from './task-types.ts';

/** Asks for a task inside the transaction that gives it its reason: both commit, or neither. */
export type Enqueue = <Name extends TaskName>(
  tx: Tx,
  name: Name,
  payload: TaskPayload<Name>,
) => Promise<void>;

export interface TaskQueue {
  readonly enqueue: Enqueue;
  /** Asks for a task on its own; for the sweep. */
  enqueueNow<Name extends TaskName>(name: Name, payload: TaskPayload<Name>): Promise<void>;
  work(handlers: TaskHandlers, concurrency: Readonly<Record<TaskName, number>>): Promise<void>;
  /** Tasks that wait or run now, those put off by a retry apart. */
  unfinished(): Promise<number>;
  stop(): Promise<void>;
}

export interface QueueLog {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

const heartbeatSeconds = 10;

/**
 * pg-boss in its own schema, under a role of its own. Policy `stately`: for each key one task may wait and
 * one may run, so that a second wish for the same work joins the first, and the same commitment is never
 * worked on twice at once.
 *
 * @param onlyWorker true where a lock guarantees that no other process works on this queue. What is still
 *   marked as running then belonged to a process that died, and goes on at once instead of after a missed
 *   heartbeat.
 */
export async function openTaskQueue(options: {
  url: string;
  onlyWorker: boolean;
  log: QueueLog;
}): Promise<TaskQueue> {
  const boss = new PgBoss({
    connectionString: options.url,
    schema: queueSchema,
    createSchema: false,
    max: 6,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    schedule: false,
  });
  boss.on('error', (error) => options.log.error(speechlessError(error), 'the task queue reports an error'));
  boss.on('warning', (warning) => options.log.warn({ warning: warning.message }, 'the task queue warns'));
  await boss.start();
  for (const name of taskNames) {
    await boss.createQueue(name, {
      policy: 'stately',
      retryLimit: 5,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 120,
      expireInSeconds: 600,
      heartbeatSeconds,
      deleteAfterSeconds: 3_600,
      notify: true,
    });
  }
  if (options.onlyWorker) await releaseAbandoned(boss);
  return {
    async enqueue(tx, name, payload) {
      await boss.send(name, payload, { singletonKey: taskKey(payload), db: fromKysely(tx) });
    },
    async enqueueNow(name, payload) {
      await boss.send(name, payload, { singletonKey: taskKey(payload) });
    },
    async work(handlers, concurrency) {
      for (const name of taskNames) {
        for (let worker = 0; worker < concurrency[name]; worker += 1) {
          await addWorker(boss, options.log, name, handlers);
        }
      }
    },
    async unfinished() {
      const { rows } = await boss.getDb().executeSql(
        `select count(*)::int as count from ${queueSchema}.job
         where name = any($1) and (state in ('created', 'active') or (state = 'retry' and start_after <= now()))`,
        [taskNames],
      );
      return Number(rows[0]?.count ?? 0);
    },
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  };
}

/**
 * One worker of a kind. Left to itself, a worker of pg-boss takes one task and then sleeps until its next poll
 * or until it is notified, and the notices of one transaction arrive as one: fifty bookings would begin four at
 * a time. It is woken after each task, so that it sleeps only once nothing is left.
 */
async function addWorker<Name extends TaskName>(
  boss: PgBoss,
  log: QueueLog,
  name: Name,
  handlers: TaskHandlers,
): Promise<void> {
  const schema = taskPayloads[name];
  const workerId = await boss.work<unknown>(
    name,
    { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2, heartbeatRefreshSeconds: 3 },
    async ([job]) => {
      if (!job) return;
      try {
        // The schema of this name checks the payload; the type system can't follow the index.
        const payload = schema.parse(job.data) as TaskPayload<Name>;
        await handlers[name](payload, job.signal);
      } catch (error) {
        const { stack, ...bare } = speechlessError(error);
        log.warn({ task: name, ...bare, stack }, 'a task failed');
        // pg-boss stores what is thrown with all that hangs on it, and a database error's detail quotes rows.
        throw new Error([bare.name, bare.code].filter(Boolean).join(' '));
      } finally {
        boss.notifyWorker(workerId);
      }
    },
  );
}

/**
 * Asks anew for what a process that has ended was working on. Failing those tasks would be simpler, but it
 * would spend one of their retries and put them off, longer with each time that the process dies: after six
 * times they would wait for their lease. The new wish comes first: killed in between, both are there, and
 * the next start finds the wish joined.
 */
async function releaseAbandoned(boss: PgBoss): Promise<void> {
  const { rows } = await boss.getDb().executeSql(
    `select id, name, data, singleton_key from ${queueSchema}.job
     where name = any($1) and state = 'active' order by created_on`,
    [taskNames],
  );
  for (const { id, name, data, singleton_key: singletonKey } of rows) {
    await boss.send(name, data, { singletonKey });
    await boss.deleteJob(name, id);
  }
}
