import { type Selectable, sql } from 'kysely';
import type { OfferForm } from '../../../shared/participation.ts';
import type { ParticipationState } from '../../../shared/programs.ts';
import type { TopicChoice } from '../../../shared/topics.ts';
import { topicId } from '../../../shared/topics.ts';
import type { Schema } from '../../db/schema.ts';
import { lockName, type Tx } from '../../db/transaction.ts';

export type Participation = Selectable<Schema['participations']>;
export interface Topics {
  readonly offers: TopicChoice[];
  readonly wants: TopicChoice[];
}

export function participationStore(tx: Tx, tenantId: string) {
  const participations = () =>
    tx.selectFrom('participations').selectAll().where('participations.tenant_id', '=', tenantId);
  return {
    find: (participationId: string) =>
      participations().where('participations.participation_id', '=', participationId).executeTakeFirst(),

    findForChange: (participationId: string) =>
      participations()
        .where('participations.participation_id', '=', participationId)
        .forUpdate()
        .executeTakeFirst(),

    ofPerson: (roundId: string, personId: string) =>
      participations()
        .where('participations.round_id', '=', roundId)
        .where('participations.person_id', '=', personId)
        .executeTakeFirst(),

    /** Held until the transaction ends, also where there is none yet: two first saves are one after the other. */
    async ofPersonForChange(roundId: string, personId: string): Promise<Participation | undefined> {
      await lockName(tx, `participation ${tenantId} ${roundId} ${personId}`);
      return participations()
        .where('participations.round_id', '=', roundId)
        .where('participations.person_id', '=', personId)
        .forUpdate()
        .executeTakeFirst();
    },

    /** What most volunteers of a round speak; `null` before the first. */
    async commonLanguage(roundId: string): Promise<string | null> {
      const { rows } = await sql<{ language: string }>`
        select language from participations p, unnest(p.languages) as language
        where p.tenant_id = ${tenantId} and p.round_id = ${roundId} and p.state not in ('draft', 'withdrawn')
        group by language order by count(*) desc, language limit 1`.execute(tx);
      return rows[0]?.language ?? null;
    },

    /** Everybody who may be paired in this round, in a stable order. */
    toPair: (roundId: string) =>
      participations()
        .where('participations.round_id', '=', roundId)
        .where('participations.state', 'in', ['approved', 'waiting'])
        .orderBy('participations.participation_id')
        .execute(),

    async topics(participationIds: readonly string[]): Promise<Map<string, Topics>> {
      const topics = new Map<string, Topics>(participationIds.map((id) => [id, { offers: [], wants: [] }]));
      if (participationIds.length === 0) return topics;
      const rows = await tx
        .selectFrom('participation_topics')
        .selectAll()
        .where('participation_topics.tenant_id', '=', tenantId)
        .where('participation_topics.participation_id', 'in', [...participationIds])
        .orderBy('participation_topics.position')
        .execute();
      for (const row of rows) {
        const of = topics.get(row.participation_id);
        const choice = choiceOf(row.topic_id, row.own_words);
        (row.direction === 'offer' ? of?.offers : of?.wants)?.push(choice);
      }
      return topics;
    },

    /** Makes or rewrites what somebody says; the topics are replaced as a whole. */
    async save(participation: {
      participationId: string;
      roundId: string;
      personId: string;
      state: ParticipationState;
      form: OfferForm;
      reasonSealed: Buffer | null;
      changedAt: Date;
    }): Promise<void> {
      const { form } = participation;
      const values = {
        state: participation.state,
        capacity: form.capacity,
        languages: form.languages,
        days: form.days,
        reason_sealed: participation.reasonSealed,
        changed_at: participation.changedAt,
      };
      await tx
        .insertInto('participations')
        .values({
          tenant_id: tenantId,
          participation_id: participation.participationId,
          round_id: participation.roundId,
          person_id: participation.personId,
          submitted_at: null,
          ...values,
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'participation_id']).doUpdateSet(values))
        .execute();
      await tx
        .deleteFrom('participation_topics')
        .where('participation_topics.tenant_id', '=', tenantId)
        .where('participation_topics.participation_id', '=', participation.participationId)
        .execute();
      const rows = [...topicRows(form.offers, 'offer'), ...topicRows(form.wants, 'want')];
      if (rows.length === 0) return;
      await tx
        .insertInto('participation_topics')
        .values(
          rows.map((row) => ({
            tenant_id: tenantId,
            participation_id: participation.participationId,
            ...row,
          })),
        )
        .execute();
    },

    async setState(participationId: string, state: ParticipationState, changedAt: Date): Promise<void> {
      await tx
        .updateTable('participations')
        .set({ state, changed_at: changedAt })
        .where('participations.tenant_id', '=', tenantId)
        .where('participations.participation_id', '=', participationId)
        .execute();
    },

    async setSubmitted(participationId: string, state: ParticipationState, at: Date): Promise<void> {
      await tx
        .updateTable('participations')
        .set({ state, submitted_at: at, changed_at: at })
        .where('participations.tenant_id', '=', tenantId)
        .where('participations.participation_id', '=', participationId)
        .execute();
    },
  };
}

function topicRows(choices: readonly TopicChoice[], direction: 'offer' | 'want') {
  return choices.map((choice, position) => ({
    direction,
    position,
    topic_id: 'topicId' in choice ? choice.topicId : null,
    own_words: 'topicId' in choice ? null : choice.ownWords,
  }));
}

function choiceOf(id: string | null, words: string | null): TopicChoice {
  return id === null ? { ownWords: words ?? '' } : { topicId: topicId.parse(id) };
}
