import { z } from 'zod';

/** Every kind of task. Payloads hold ids alone: nothing that somebody wrote, no names, no addresses. */
export const taskPayloads = {
  'directory.read': z.object({ tenantId: z.uuid(), readingId: z.uuid() }),
  'pairing.run': z.object({ tenantId: z.uuid(), runId: z.uuid() }),
  'commitments.book': z.object({ tenantId: z.uuid(), commitmentId: z.uuid() }),
  'commitments.reconcile': z.object({ tenantId: z.uuid(), commitmentId: z.uuid() }),
  'notices.send': z.object({ tenantId: z.uuid(), noticeId: z.uuid() }),
} as const;

export type TaskName = keyof typeof taskPayloads;
export type TaskPayload<Name extends TaskName> = z.infer<(typeof taskPayloads)[Name]>;
export const taskNames = Object.keys(taskPayloads) as TaskName[];

/** What runs a task. It must be safe to run again after a crash at any point. */
export type TaskHandlers = {
  readonly [Name in TaskName]: (payload: TaskPayload<Name>, signal: AbortSignal) => Promise<void>;
};

/** Two tasks with the same key are the same work: at most one waits and one runs. */
export function taskKey(payload: { readonly [field: string]: string }): string {
  return Object.values(payload).join(':');
}
