import { z } from 'zod';
import { approvalId, day, instant, personName } from './ids.ts';

export const approvalState = z.enum(['waiting', 'approved', 'declined', 'withdrawn']);
export type ApprovalState = z.infer<typeof approvalState>;

export const approval = z.object({
  approvalId,
  state: approvalState,
  person: personName,
  department: z.string().nullable(),
  programName: z.string(),
  minutesAMonth: z.int(),
  endsOn: day,
  /** The volunteer's reason in their own words. */
  reason: z.string(),
  requestedAt: instant,
  decidedAt: instant.nullable(),
  word: z.string().nullable(),
  /** Until then the decision can be taken back; `null` where it can't. */
  undoUntil: instant.nullable(),
});
export type Approval = z.infer<typeof approval>;

/** `GET /api/approvals`: oldest waiting first; decided newest first, at most 50. */
export const approvalsResponse = z.object({ waiting: z.array(approval), decided: z.array(approval) });
export type ApprovalsResponse = z.infer<typeof approvalsResponse>;

/** `POST /api/approvals/decisions`: several at once; all or none. */
export const decisionForm = z.object({
  approvalIds: z.array(approvalId).min(1).max(100),
  decision: z.enum(['approved', 'declined']),
  /** A word to the volunteer; expected with a decline. */
  word: z.string().trim().max(400).default(''),
});
export type DecisionForm = z.input<typeof decisionForm>;

/** `POST /api/approvals/undo` */
export const undoForm = z.object({ approvalIds: z.array(approvalId).min(1).max(100) });
export type UndoForm = z.infer<typeof undoForm>;
