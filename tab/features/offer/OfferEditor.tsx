import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { ParticipationResponse } from '../../../shared/participation.ts';
import { type ParticipationChange, useChangeParticipation } from '../../api/offers.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { firstName } from '../../ui/session-times.ts';
import { useText } from '../../ui/text.ts';
import { UnsavedGuard } from '../../ui/UnsavedGuard.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { ExcludedPeople } from './ExcludedPeople.tsx';
import { LanguagePicker } from './LanguagePicker.tsx';
import { draftOf, formOf, gapsOf, isSameDraft, type OfferDraft, type OfferGap } from './offer-draft.ts';
import { ReasonField } from './ReasonField.tsx';
import { TimeQuestion } from './TimeQuestion.tsx';
import { TopicPicker } from './TopicPicker.tsx';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** The form: three questions, and what stands around them. */
export function OfferEditor(props: { readonly data: ParticipationResponse }) {
  const styles = useStyles();
  const { t } = useText();
  const { tell } = useNotices();
  const { data } = props;
  const saved = draftOf(data);
  const [draft, setDraft] = useState<OfferDraft>(saved);
  const [showsGaps, setShowsGaps] = useState(false);
  const change = useChangeParticipation(data.round.roundId);
  const ids = { offers: useId(), wants: useId(), languages: useId() };
  const managerName = data.manager === null ? null : firstName(data.manager.displayName);
  const disabled = data.problems.length > 0 || change.isPending;
  const gaps = gapsOf(draft);
  const set = (part: Partial<OfferDraft>) => setDraft({ ...draft, ...part });
  const problem = (gap: OfferGap, words: string) => (showsGaps && gaps.includes(gap) ? words : undefined);

  const run = (wanted: Exclude<ParticipationChange, { kind: 'withdraw' }>, said: string) =>
    change.mutate(wanted, {
      onSuccess: (response) => {
        setDraft(draftOf(response));
        tell({ title: said });
      },
    });
  const save = () => {
    // The server takes no form without a language; everything else may wait.
    if (gaps.includes('languages')) setShowsGaps(true);
    else run({ kind: 'save', form: formOf(draft) }, t('offer.saved'));
  };
  const submit = () => {
    setShowsGaps(true);
    const [first] = gaps;
    if (first !== undefined) document.getElementById(ids[first])?.focus();
    else {
      const said = managerName === null ? t('offer.submittedNoManager') : t('offer.submitted');
      run({ kind: 'submit', form: formOf(draft) }, said);
    }
  };

  return (
    <>
      <UnsavedGuard isDirty={!isSameDraft(draft, saved)} />
      <Panel title={t('offer.show.title')}>
        <TopicPicker
          id={ids.offers}
          label={t('offer.show.question')}
          hint={t('offer.show.hint')}
          problem={problem('offers', t('offer.missing.offers'))}
          chosen={draft.offers}
          onChange={(offers) => set({ offers })}
          disabled={disabled}
        />
      </Panel>
      <Panel title={t('offer.learn.title')}>
        <TopicPicker
          id={ids.wants}
          label={t('offer.learn.question')}
          hint={t('offer.learn.hint')}
          problem={problem('wants', t('offer.missing.wants'))}
          chosen={draft.wants}
          onChange={(wants) => set({ wants })}
          disabled={disabled}
        />
      </Panel>
      <Panel title={t('offer.time.title')}>
        <TimeQuestion
          round={data.round}
          capacity={draft.capacity}
          onCapacity={(capacity) => set({ capacity })}
          days={draft.days}
          onDays={(days) => set({ days })}
          disabled={disabled}
        />
        <LanguagePicker
          id={ids.languages}
          problem={problem('languages', t('offer.languages.missing'))}
          chosen={draft.languages}
          onChange={(languages) => set({ languages })}
          disabled={disabled}
        />
        <ReasonField
          reason={draft.reason}
          onChange={(reason) => set({ reason })}
          managerName={managerName}
          disabled={disabled}
        />
        <ExcludedPeople
          people={draft.excluded}
          onChange={(excluded) => set({ excluded })}
          disabled={disabled}
        />
      </Panel>
      {change.error === null ? null : <ErrorNote title={t('state.actionFailed')} error={change.error} />}
      <div className={styles.actions}>
        <Button appearance="primary" disabled={disabled} onClick={submit}>
          {managerName === null ? t('offer.submitNoManager') : t('offer.submit', { manager: managerName })}
        </Button>
        <Button disabled={disabled} onClick={save}>
          {t('offer.save')}
        </Button>
      </div>
    </>
  );
}
