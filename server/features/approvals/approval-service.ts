import type { z } from 'zod';
import type { Approval, ApprovalsResponse, decisionForm, UndoForm } from '../../../shared/approvals.ts';
import type { Caller } from '../../caller.ts';
import { type Clock, later } from '../../clock.ts';
import type { Seal } from '../../db/seal.ts';
import type { Transact, Tx } from '../../db/transaction.ts';
import { EyeToEyeError, found } from '../../errors.ts';
import type { Enqueue } from '../../jobs/task-queue.ts';
import { intendNotice } from '../nudges/notice-intents.ts';
import { advanceParticipation, holdParticipation } from '../participation/participation-lifecycle.ts';
import { reasonPlace } from '../participation/reason-place.ts';
import { minutesAMonth } from '../programs/effort.ts';
import { shareRound } from '../programs/program-lookup.ts';
import { takesPeopleIn } from '../programs/round-state.ts';
import { type ApprovalRow, approvalRows } from './approval-read-model.ts';
import { approvalWordPlace } from './approval-requests.ts';
import { approvalStore, type StoredApproval } from './approval-store.ts';

/** How long a decision can be taken back. The word to the volunteer goes out only after it. */
const undoTime = { minutes: 1 };
const decidedShown = 50;
const waitingShown = 500;

export interface ApprovalPorts {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly seal: Seal;
  readonly enqueue: Enqueue;
}

/** A manager's answers to the people who would like to take part. */
export function approvalService(ports: ApprovalPorts) {
  async function list(tx: Tx, caller: Caller): Promise<ApprovalsResponse> {
    const of = { managerId: caller.personId };
    const waiting = await approvalRows(tx, caller.tenantId, of, { waiting: true, limit: waitingShown });
    const decided = await approvalRows(tx, caller.tenantId, of, { waiting: false, limit: decidedShown });
    const views: Approval[] = [];
    for (const row of [...waiting, ...decided]) views.push(await view(tx, caller.tenantId, row));
    return { waiting: views.slice(0, waiting.length), decided: views.slice(waiting.length) };
  }

  async function view(tx: Tx, tenantId: string, row: ApprovalRow): Promise<Approval> {
    const { participation_id: id, reason_sealed: reason, word_sealed: word } = row;
    const undoUntil = row.decided_at && undoable(row) ? later(row.decided_at, undoTime) : null;
    return {
      approvalId: row.approval_id,
      state: row.state,
      person: { personId: row.person_id, displayName: row.display_name },
      department: row.department,
      programName: row.program_name,
      minutesAMonth: minutesAMonth(row.cadence, row.session_minutes) * row.capacity,
      endsOn: row.ends_on,
      reason: reason ? await ports.seal.open(tx, reasonPlace(tenantId, id), reason) : '',
      requestedAt: row.asked_at.toISOString(),
      decidedAt: row.decided_at?.toISOString() ?? null,
      word: word ? await ports.seal.open(tx, approvalWordPlace(tenantId, id), word) : null,
      undoUntil: undoUntil && undoUntil > ports.clock.now() ? undoUntil.toISOString() : null,
    };
  }

  /** All of the named ones, or an error: nobody decides half a selection. */
  async function own(tx: Tx, caller: Caller, approvalIds: readonly string[]): Promise<StoredApproval[]> {
    const ids = new Set(approvalIds);
    // Participations first: whoever withdraws takes the two in the same order.
    const asked = await approvalStore(tx, caller.tenantId).addressedTo(caller.personId, [...ids]);
    const participationIds = new Set(asked.map((approval) => approval.participation_id));
    for (const id of [...participationIds].toSorted()) await holdParticipation(tx, caller.tenantId, id);
    const approvals = await approvalStore(tx, caller.tenantId).forDecision(caller.personId, [...ids]);
    if (approvals.length !== ids.size) throw new EyeToEyeError('notFound');
    return approvals;
  }

  return {
    list: (caller: Caller) => ports.transact(caller, (tx) => list(tx, caller)),

    async decide(caller: Caller, form: z.output<typeof decisionForm>): Promise<ApprovalsResponse> {
      return ports.transact(caller, async (tx) => {
        const { tenantId } = caller;
        const at = ports.clock.now();
        for (const approval of await own(tx, caller, form.approvalIds)) {
          if (approval.state !== 'waiting') throw new EyeToEyeError('approvalDecided');
          const event = form.decision === 'approved' ? 'approve' : 'decline';
          const advanced = await advanceParticipation(tx, tenantId, approval.participation_id, event, at);
          if (!advanced) throw new EyeToEyeError('approvalDecided');
          await waitIfTooLate(tx, tenantId, approval.participation_id, at);
          const place = approvalWordPlace(tenantId, approval.participation_id);
          await approvalStore(tx, tenantId).decide(approval.approval_id, {
            state: form.decision,
            decidedAt: at,
            wordSealed: form.word ? await ports.seal.seal(tx, place, form.word) : null,
          });
          const [row] = await approvalRows(
            tx,
            tenantId,
            { approvalId: approval.approval_id },
            { waiting: false, limit: 1 },
          );
          await intendNotice(tx, ports.enqueue, {
            tenantId,
            kind: 'approvalDecided',
            recipientId: found(row).person_id,
            subjectId: approval.approval_id,
            dueAt: later(at, undoTime),
            atOnce: false,
          });
        }
        return list(tx, caller);
      });
    },

    async undo(caller: Caller, form: UndoForm): Promise<ApprovalsResponse> {
      return ports.transact(caller, async (tx) => {
        const at = ports.clock.now();
        for (const approval of await own(tx, caller, form.approvalIds)) {
          if (!approval.decided_at || approval.state === 'withdrawn')
            throw new EyeToEyeError('approvalDecided');
          if (later(approval.decided_at, undoTime) <= at) throw new EyeToEyeError('undoTooLate');
          const id = approval.participation_id;
          const newest = await approvalStore(tx, caller.tenantId).latestOf(id);
          if (newest?.approval_id !== approval.approval_id) throw new EyeToEyeError('undoTooLate');
          const advanced = await advanceParticipation(tx, caller.tenantId, id, 'reopenDecision', at);
          if (!advanced) throw new EyeToEyeError('undoTooLate');
          await approvalStore(tx, caller.tenantId).decide(approval.approval_id, {
            state: 'waiting',
            decidedAt: null,
            wordSealed: null,
          });
        }
        return list(tx, caller);
      });
    },
  };
}
/** Approved after the pairs were made: first in line for the next, instead of forgotten. */
async function waitIfTooLate(tx: Tx, tenantId: string, participationId: string, at: Date): Promise<void> {
  const participation = await holdParticipation(tx, tenantId, participationId);
  if (participation?.state !== 'approved') return;
  const round = await shareRound(tx, tenantId, participation.round_id);
  if (takesPeopleIn(round.state)) return;
  await advanceParticipation(tx, tenantId, participationId, 'putOnWaitingList', at);
}

export type ApprovalService = ReturnType<typeof approvalService>;

function undoable(row: ApprovalRow): boolean {
  const untouched = row.participation_state === 'approved' || row.participation_state === 'declined';
  return untouched && takesPeopleIn(row.round_state);
}
