import type { Clock } from './clock.ts';
import type { Seal } from './db/seal.ts';
import type { Transact } from './db/transaction.ts';
import { approvalRoutes } from './features/approvals/approval-routes.ts';
import { approvalService } from './features/approvals/approval-service.ts';
import { reconcileTask } from './features/attendance/reconcile-task.ts';
import { bookingTask } from './features/commitments/booking-task.ts';
import { homeRoutes } from './features/home/home-routes.ts';
import { homeService } from './features/home/home-service.ts';
import type { AppAddress } from './features/nudges/deep-link.ts';
import { sendNoticeTask } from './features/nudges/notice-task.ts';
import { pairRoutes } from './features/pairs/pair-routes.ts';
import { pairService } from './features/pairs/pair-service.ts';
import { participationRoutes } from './features/participation/participation-routes.ts';
import { participationService } from './features/participation/participation-service.ts';
import { directoryRoutes } from './features/people/directory-routes.ts';
import { directoryService } from './features/people/directory-service.ts';
import { readDirectoryTask } from './features/people/directory-task.ts';
import { peopleRoutes } from './features/people/people-routes.ts';
import { peopleService } from './features/people/people-service.ts';
import { programRoutes } from './features/programs/program-routes.ts';
import { programService } from './features/programs/program-service.ts';
import { pairingTask } from './features/rounds/pairing-task.ts';
import { pairRoundInThread } from './features/rounds/pairing-thread.ts';
import { roundRoutes } from './features/rounds/round-routes.ts';
import { roundService } from './features/rounds/round-service.ts';
import type { GraphPorts } from './graph/graph-ports.ts';
import type { ApiServer } from './http/api-server.ts';
import type { Enqueue } from './jobs/task-queue.ts';
import type { TaskHandlers } from './jobs/task-types.ts';

export interface FeaturePorts {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly seal: Seal;
  readonly enqueue: Enqueue;
  readonly outside: GraphPorts;
  /** Ids of the program mailboxes. */
  readonly mailboxes: readonly string[];
  readonly app: AppAddress;
}

/** Builds every feature on its ports: the second half of the composition root. */
export function features(ports: FeaturePorts) {
  const { transact, clock, seal, enqueue, outside, mailboxes, app } = ports;
  const directory = directoryService({ transact, clock, enqueue });
  const programs = programService({ transact, clock });
  const tasks: TaskHandlers = {
    'directory.read': readDirectoryTask({
      transact,
      clock,
      readPage: outside.readPage,
      notPeople: new Set(mailboxes),
    }),
    'pairing.run': pairingTask({
      transact,
      clock,
      seal,
      pairRound: pairRoundInThread,
      readSchedules: outside.readSchedules,
      mailbox: mailboxes[0] ?? '',
    }),
    'commitments.book': bookingTask({
      transact,
      clock,
      readSchedules: outside.readSchedules,
      createSeries: outside.createSeries,
      app,
    }),
    'commitments.reconcile': reconcileTask({
      transact,
      clock,
      readSeries: outside.readSeries,
      readOccurrences: outside.readOccurrences,
    }),
    'notices.send': sendNoticeTask({ transact, clock, messenger: outside.messenger, app }),
  };
  return {
    directory,
    tasks,
    routes(server: ApiServer): void {
      peopleRoutes(server, peopleService({ transact }));
      directoryRoutes(server, directory);
      homeRoutes(server, homeService({ transact, clock }));
      programRoutes(server, programs);
      participationRoutes(server, participationService({ transact, clock, seal, enqueue }));
      approvalRoutes(server, approvalService({ transact, clock, seal, enqueue }));
      roundRoutes(
        server,
        roundService({ transact, clock, enqueue, mailboxFor: (pairId) => mailboxOf(mailboxes, pairId) }),
        programs,
      );
      pairRoutes(server, pairService({ transact, clock }));
    },
  };
}

/** Spreads pairs over the program mailboxes; the same pair always has the same one. */
function mailboxOf(mailboxes: readonly string[], pairId: string): string {
  const number = Number.parseInt(pairId.slice(0, 8), 16);
  const mailbox = mailboxes[number % mailboxes.length];
  if (!mailbox) throw new Error('no program mailbox is configured');
  return mailbox;
}
