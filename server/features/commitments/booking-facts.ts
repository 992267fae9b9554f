import type { Cadence } from '../../../shared/programs.ts';
import type { Tx } from '../../db/transaction.ts';
import { pairsJoined } from '../pairs/pair-query.ts';

/** What a booking needs to know of one partner. */
export interface BookingPartner {
  readonly personId: string;
  readonly displayName: string;
  readonly mail: string | null;
  readonly language: string | null;
  readonly rank: number;
  readonly days: readonly string[];
}

export interface BookingFacts {
  readonly pairId: string;
  readonly a: BookingPartner;
  readonly b: BookingPartner;
  readonly cadence: Cadence;
  readonly sessionMinutes: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Both partners and the program's rules, in one statement. */
export async function bookingFacts(
  tx: Tx,
  tenantId: string,
  pairId: string,
): Promise<BookingFacts | undefined> {
  const row = await pairsJoined(tx, tenantId)
    .select(['programs.cadence', 'programs.session_minutes', 'programs.starts_on', 'programs.ends_on'])
    .select(['pairs.a_participation_id', 'pairs.b_participation_id'])
    .where('pairs.pair_id', '=', pairId)
    .executeTakeFirst();
  if (!row) return undefined;
  const [a, b] = [
    await partner(tx, tenantId, row.a_participation_id),
    await partner(tx, tenantId, row.b_participation_id),
  ];
  return {
    pairId,
    a,
    b,
    cadence: row.cadence,
    sessionMinutes: row.session_minutes,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  };
}

async function partner(tx: Tx, tenantId: string, participationId: string): Promise<BookingPartner> {
  const row = await tx
    .selectFrom('participations as p')
    .innerJoin('people', (join) =>
      join.onRef('people.tenant_id', '=', 'p.tenant_id').onRef('people.person_id', '=', 'p.person_id'),
    )
    .leftJoin('org_positions as o', (join) =>
      join.onRef('o.tenant_id', '=', 'p.tenant_id').onRef('o.person_id', '=', 'p.person_id'),
    )
    .select([
      'p.person_id',
      'p.days',
      'people.display_name',
      'people.mail',
      'people.preferred_language',
      'o.rank',
    ])
    .where('p.tenant_id', '=', tenantId)
    .where('p.participation_id', '=', participationId)
    .executeTakeFirstOrThrow();
  return {
    personId: row.person_id,
    displayName: row.display_name,
    mail: row.mail,
    language: row.preferred_language,
    rank: row.rank ?? 1,
    days: row.days,
  };
}
