import { Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { PersonName } from '../../../shared/ids.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useText } from '../../ui/text.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalM, marginBlock: 0 },
  item: { display: 'grid', gap: tokens.spacingVerticalXXS },
  what: { marginInlineStart: 0, color: tokens.colorNeutralForeground2 },
});

/** Beside the form, always visible: who will read which part of it. */
export function WhoSeesWhat(props: { readonly manager: PersonName | null }) {
  const styles = useStyles();
  const { t } = useText();
  const { manager } = props;
  const rows = [
    manager === null
      ? { who: t('offer.whoSees.noManager'), what: t('offer.whoSees.noManagerWhat') }
      : {
          who: t('offer.whoSees.manager', { manager: manager.displayName }),
          what: t('offer.whoSees.managerWhat'),
        },
    { who: t('offer.whoSees.partner'), what: t('offer.whoSees.partnerWhat') },
    { who: t('offer.whoSees.lead'), what: t('offer.whoSees.leadWhat') },
    { who: t('offer.whoSees.nobody'), what: t('offer.whoSees.nobodyWhat') },
  ];
  return (
    <Panel title={t('offer.whoSees')}>
      <dl className={styles.list}>
        {rows.map(({ who, what }) => (
          <div key={who} className={styles.item}>
            <dt>
              <Body1Strong>{who}</Body1Strong>
            </dt>
            <dd className={styles.what}>
              <Caption1>{what}</Caption1>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
