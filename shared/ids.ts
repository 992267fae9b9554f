import { z } from 'zod';

/** Entra object id of a person (`oid`), the only name by which the product knows somebody. */
export const personId = z.uuid();
export const programId = z.uuid();
export const roundId = z.uuid();
export const participationId = z.uuid();
export const approvalId = z.uuid();
export const runId = z.uuid();
export const pairId = z.uuid();
export const sessionId = z.uuid();

/** A person as others see them: a name, never a title or a grade. */
export const personName = z.object({ personId, displayName: z.string() });
export type PersonName = z.infer<typeof personName>;

/** An instant: ISO 8601 with offset, as the API always sends it in UTC. */
export const instant = z.iso.datetime({ offset: true });
/** A calendar day, `YYYY-MM-DD`. */
export const day = z.iso.date();
