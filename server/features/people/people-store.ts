import { type Selectable, sql } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Tx } from '../../db/transaction.ts';
import type { DirectoryPerson } from '../../graph/people.ts';

export type Person = Selectable<Schema['people']>;

/** Everybody in the directory, as the last reading that saw them left them. */
export function peopleStore(tx: Tx, tenantId: string) {
  const present = () =>
    tx.selectFrom('people').where('people.tenant_id', '=', tenantId).where('people.removed_at', 'is', null);
  return {
    find: (personId: string) =>
      present().selectAll().where('people.person_id', '=', personId).executeTakeFirst(),

    findMany: (personIds: readonly string[]) =>
      personIds.length === 0
        ? Promise.resolve([])
        : present()
            .selectAll()
            .where('people.person_id', 'in', [...personIds])
            .execute(),

    /** Names that begin with the words come first, those that merely hold them after. */
    search(words: string, limit: number) {
      const pattern = words.toLowerCase().replace(/[\\%_]/g, '\\$&');
      return present()
        .select(['people.person_id', 'people.display_name'])
        .where('people.account_enabled', '=', true)
        .where(sql<string>`lower(people.display_name)`, 'like', `%${pattern}%`)
        .orderBy(sql`lower(people.display_name) like ${`${pattern}%`}`, 'desc')
        .orderBy('people.display_name')
        .limit(limit)
        .execute();
    },

    departments: () =>
      present()
        .select(['people.department as name', (row) => row.fn.countAll<string>().as('people')])
        .where('people.account_enabled', '=', true)
        .where('people.department', 'is not', null)
        .groupBy('people.department')
        .orderBy('people.department')
        .execute(),

    /** For flattening: ids, managers and what the rules of the org need, in a stable order. */
    orgRows: () =>
      present()
        .select(['people.person_id', 'people.manager_id', 'people.account_enabled', 'people.guest'])
        .orderBy('people.person_id')
        .execute(),

    async upsert(people: readonly DirectoryPerson[], readingId: string): Promise<void> {
      if (people.length === 0) return;
      await tx
        .insertInto('people')
        .values(
          people.map((person) => ({
            tenant_id: tenantId,
            person_id: person.personId,
            display_name: person.displayName,
            mail: person.mail,
            user_principal_name: person.userPrincipalName,
            job_title: person.jobTitle,
            department: person.department,
            office_location: person.officeLocation,
            usage_location: person.usageLocation,
            preferred_language: person.preferredLanguage,
            hired_on: person.hiredOn,
            account_enabled: person.accountEnabled,
            guest: person.guest,
            manager_id: person.managerId,
            seen_in: readingId,
            removed_at: null,
          })),
        )
        .onConflict((conflict) =>
          conflict.columns(['tenant_id', 'person_id']).doUpdateSet((row) => ({
            display_name: row.ref('excluded.display_name'),
            mail: row.ref('excluded.mail'),
            user_principal_name: row.ref('excluded.user_principal_name'),
            job_title: row.ref('excluded.job_title'),
            department: row.ref('excluded.department'),
            office_location: row.ref('excluded.office_location'),
            usage_location: row.ref('excluded.usage_location'),
            preferred_language: row.ref('excluded.preferred_language'),
            hired_on: row.ref('excluded.hired_on'),
            account_enabled: row.ref('excluded.account_enabled'),
            guest: row.ref('excluded.guest'),
            manager_id: row.ref('excluded.manager_id'),
            seen_in: row.ref('excluded.seen_in'),
            removed_at: row.ref('excluded.removed_at'),
          })),
        )
        .execute();
    },

    /** Whoever a complete reading did not see has left the directory. */
    async removeUnseen(readingId: string, at: Date): Promise<void> {
      await tx
        .updateTable('people')
        .set({ removed_at: at })
        .where('people.tenant_id', '=', tenantId)
        .where('people.seen_in', '<>', readingId)
        .where('people.removed_at', 'is', null)
        .execute();
    },
  };
}
