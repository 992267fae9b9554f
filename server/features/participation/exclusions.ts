import { z } from 'zod';
import type { Seal } from '../../db/seal.ts';
import type { Tx } from '../../db/transaction.ts';

const personIds = z.array(z.uuid());
const place = (tenantId: string, participationId: string) => ({
  tenantId,
  subject: `participation:${participationId}`,
  field: 'excluded',
});

/**
 * Whom somebody does not want to be paired with. Opens only in a transaction bound to its author, or to the
 * duty of pairing; row-level security hides it from every other.
 */
export function exclusionStore(tx: Tx, tenantId: string, seal: Seal) {
  return {
    async save(participationId: string, authorId: string, excluded: readonly string[]): Promise<void> {
      if (excluded.length === 0) {
        await tx
          .deleteFrom('participation_exclusions')
          .where('participation_exclusions.tenant_id', '=', tenantId)
          .where('participation_exclusions.participation_id', '=', participationId)
          .execute();
        return;
      }
      const sealed = await seal.seal(tx, place(tenantId, participationId), JSON.stringify(excluded));
      await tx
        .insertInto('participation_exclusions')
        .values({
          tenant_id: tenantId,
          participation_id: participationId,
          author_id: authorId,
          excluded_sealed: sealed,
        })
        .onConflict((conflict) =>
          conflict.columns(['tenant_id', 'participation_id']).doUpdateSet({ excluded_sealed: sealed }),
        )
        .execute();
    },

    async of(participationIds: readonly string[]): Promise<Map<string, string[]>> {
      if (participationIds.length === 0) return new Map();
      const rows = await tx
        .selectFrom('participation_exclusions')
        .select(['participation_exclusions.participation_id', 'participation_exclusions.excluded_sealed'])
        .where('participation_exclusions.tenant_id', '=', tenantId)
        .where('participation_exclusions.participation_id', 'in', [...participationIds])
        .execute();
      const opened = new Map<string, string[]>();
      for (const row of rows) {
        const text = await seal.open(tx, place(tenantId, row.participation_id), row.excluded_sealed);
        opened.set(row.participation_id, personIds.parse(JSON.parse(text)));
      }
      return opened;
    },
  };
}
