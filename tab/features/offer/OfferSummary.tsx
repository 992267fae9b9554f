import { Body1, Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { Panel } from '../../ui/Panel.tsx';
import { useText } from '../../ui/text.ts';
import { topicLabel } from '../../ui/topic-label.ts';
import type { OfferDraft } from './offer-draft.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalL, marginBlock: 0 },
  value: { marginInlineStart: 0, overflowWrap: 'anywhere' },
});

/** An offer that has been sent, to read. */
export function OfferSummary(props: { readonly draft: OfferDraft }) {
  const styles = useStyles();
  const text = useText();
  const { t, format } = text;
  const { draft } = props;
  const rows = [
    {
      label: t('offer.show.title'),
      value: format.list(draft.offers.map((topic) => topicLabel(text, topic))),
    },
    {
      label: t('offer.learn.title'),
      value: format.list(draft.wants.map((topic) => topicLabel(text, topic))),
    },
    { label: t('offer.capacity'), value: t('offer.capacity.option', { count: draft.capacity }) },
    {
      label: t('offer.days'),
      value:
        draft.days.length === 0 ? t('offer.days.any') : format.list(draft.days.map((day) => t(`day.${day}`))),
    },
    { label: t('offer.languages'), value: format.list(draft.languages.map(format.languageName)) },
    { label: t('offer.reason'), value: draft.reason === '' ? '–' : draft.reason },
  ];
  return (
    <Panel title={t('offers.title')}>
      <dl className={styles.list}>
        {rows.map(({ label, value }) => (
          <div key={label}>
            <dt>
              <Body1Strong>{label}</Body1Strong>
            </dt>
            <dd className={styles.value}>
              <Body1>{value}</Body1>
            </dd>
          </div>
        ))}
      </dl>
      {draft.excluded.length === 0 ? null : <Caption1>{t('offer.excluded.promise')}</Caption1>}
    </Panel>
  );
}
