import type { Selectable } from 'kysely';
import type { UnmatchedReason } from '../../../shared/programs.ts';
import type { Schema } from '../../db/schema.ts';
import type { Tx } from '../../db/transaction.ts';

export type PairingRun = Selectable<Schema['pairing_runs']>;

/** The sweep looks after a run again after this long, should its task have died. */
export const runLease = { minutes: 15 };
/** Bounded by PostgreSQL's 65,535 parameters a statement. */
const rowsAtOnce = 10_000;

/** Runs of the pairing: one at a time for each round. */
export function pairingRunStore(tx: Tx, tenantId: string) {
  const runs = () => tx.selectFrom('pairing_runs').selectAll().where('pairing_runs.tenant_id', '=', tenantId);
  return {
    findForChange: (runId: string) =>
      runs().where('pairing_runs.run_id', '=', runId).forUpdate().executeTakeFirst(),

    latestOf: (roundId: string) =>
      runs()
        .where('pairing_runs.round_id', '=', roundId)
        .orderBy('pairing_runs.asked_at', 'desc')
        .executeTakeFirst(),

    /** False where one is waiting or running already. */
    async insert(run: {
      runId: string;
      roundId: string;
      askedBy: string;
      askedAt: Date;
      dueAt: Date;
    }): Promise<boolean> {
      const result = await tx
        .insertInto('pairing_runs')
        .values({
          tenant_id: tenantId,
          run_id: run.runId,
          round_id: run.roundId,
          state: 'waiting',
          asked_by: run.askedBy,
          asked_at: run.askedAt,
          due_at: run.dueAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async change(
      runId: string,
      change: Partial<
        Pick<PairingRun, 'state' | 'started_at' | 'finished_at' | 'participants' | 'problem' | 'due_at'>
      >,
    ): Promise<void> {
      await tx
        .updateTable('pairing_runs')
        .set(change)
        .where('pairing_runs.tenant_id', '=', tenantId)
        .where('pairing_runs.run_id', '=', runId)
        .execute();
    },

    async replaceUnmatched(
      runId: string,
      unmatched: readonly { participationId: string; reason: UnmatchedReason }[],
    ): Promise<void> {
      await tx
        .deleteFrom('unmatched')
        .where('unmatched.tenant_id', '=', tenantId)
        .where('unmatched.run_id', '=', runId)
        .execute();
      for (let from = 0; from < unmatched.length; from += rowsAtOnce) {
        await tx
          .insertInto('unmatched')
          .values(
            unmatched.slice(from, from + rowsAtOnce).map((one) => ({
              tenant_id: tenantId,
              run_id: runId,
              participation_id: one.participationId,
              reason: one.reason,
            })),
          )
          .execute();
      }
    },
  };
}
