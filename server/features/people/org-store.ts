import { sql } from 'kysely';
import type { Tx } from '../../db/transaction.ts';
import type { Anomaly, Org } from '../../org/org.ts';

/** Bounded by PostgreSQL's 65,535 parameters a statement; eleven a row. */
const rowsAtOnce = 5_000;

/** The flattened org: one row a person, replaced as a whole by each reading. */
export function orgStore(tx: Tx, tenantId: string) {
  return {
    async replace(org: Org): Promise<void> {
      await tx.deleteFrom('org_positions').where('org_positions.tenant_id', '=', tenantId).execute();
      for (let from = 0; from < org.size; from += rowsAtOnce) {
        const until = Math.min(org.size, from + rowsAtOnce);
        const rows = Array.from({ length: until - from }, (_, offset) =>
          position(org, tenantId, from + offset),
        );
        if (rows.length > 0) await tx.insertInto('org_positions').values(rows).execute();
      }
    },

    async replaceAnomalies(readingId: string, anomalies: readonly Anomaly[]): Promise<void> {
      await tx.deleteFrom('org_anomalies').where('org_anomalies.tenant_id', '=', tenantId).execute();
      for (let from = 0; from < anomalies.length; from += rowsAtOnce) {
        const rows = anomalies.slice(from, from + rowsAtOnce).map((anomaly) => ({
          tenant_id: tenantId,
          reading_id: readingId,
          kind: anomaly.kind,
          person_id: anomaly.personId,
          people_count: anomaly.count,
        }));
        await tx
          .insertInto('org_anomalies')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    },

    anomalies: () =>
      tx
        .selectFrom('org_anomalies')
        .leftJoin('people', (join) =>
          join
            .onRef('people.tenant_id', '=', 'org_anomalies.tenant_id')
            .onRef('people.person_id', '=', 'org_anomalies.person_id'),
        )
        .select([
          'org_anomalies.kind',
          'org_anomalies.person_id',
          'org_anomalies.people_count',
          'people.display_name',
        ])
        .where('org_anomalies.tenant_id', '=', tenantId)
        .orderBy('org_anomalies.kind')
        .orderBy('org_anomalies.people_count', 'desc')
        .orderBy('people.display_name')
        .limit(500)
        .execute(),

    /** Those at the top who lead somebody, the largest part of the organisation first. */
    roots: () =>
      tx
        .selectFrom('org_positions')
        .innerJoin('people', (join) =>
          join
            .onRef('people.tenant_id', '=', 'org_positions.tenant_id')
            .onRef('people.person_id', '=', 'org_positions.person_id'),
        )
        .select(['people.person_id', 'people.display_name'])
        .where('org_positions.tenant_id', '=', tenantId)
        .where('org_positions.parent_id', 'is', null)
        .where('org_positions.people_below', '>', 0)
        .orderBy('org_positions.people_below', 'desc')
        .limit(200)
        .execute(),

    async shape(): Promise<{ people: number; maxDepth: number }> {
      const row = await tx
        .selectFrom('org_positions')
        .select([
          sql<number>`count(*)::int`.as('people'),
          sql<number>`coalesce(max(depth), 0)`.as('maxDepth'),
        ])
        .where('org_positions.tenant_id', '=', tenantId)
        .executeTakeFirstOrThrow();
      return row;
    },

    find: (personId: string) =>
      tx
        .selectFrom('org_positions')
        .selectAll()
        .where('org_positions.tenant_id', '=', tenantId)
        .where('org_positions.person_id', '=', personId)
        .executeTakeFirst(),
  };
}

function position(org: Org, tenantId: string, index: number) {
  const at = (column: ArrayLike<number>): number => column[index] ?? 0;
  const parent = org.parent[index] ?? -1;
  return {
    tenant_id: tenantId,
    person_id: org.ids[index] ?? '',
    parent_id: org.ids[parent] ?? null,
    root_id: org.ids[at(org.root)] ?? '',
    depth: at(org.depth),
    height: at(org.height),
    rank: at(org.rank),
    rank_estimated: at(org.estimated) === 1,
    enter_at: at(org.enter),
    leave_at: at(org.leave),
    people_below: at(org.below),
  };
}
