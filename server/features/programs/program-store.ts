import type { Selectable } from 'kysely';
import type { ProgramForm } from '../../../shared/programs.ts';
import type { Schema } from '../../db/schema.ts';
import type { Tx } from '../../db/transaction.ts';

export type Program = Selectable<Schema['programs']>;

export function programStore(tx: Tx, tenantId: string) {
  const programs = () => tx.selectFrom('programs').where('programs.tenant_id', '=', tenantId);
  return {
    find: (programId: string) =>
      programs().selectAll().where('programs.program_id', '=', programId).executeTakeFirst(),

    async insert(program: {
      programId: string;
      ownerId: string;
      createdAt: Date;
      form: ProgramForm;
    }): Promise<void> {
      const { form } = program;
      await tx
        .insertInto('programs')
        .values({
          tenant_id: tenantId,
          program_id: program.programId,
          owner_id: program.ownerId,
          name: form.name,
          joining: JSON.stringify(form.joining),
          cadence: form.cadence,
          session_minutes: form.sessionMinutes,
          gap: JSON.stringify(form.gap),
          line_distance: form.lineDistance,
          starts_on: form.startsOn,
          ends_on: form.endsOn,
          created_at: program.createdAt,
        })
        .execute();
    },
  };
}
