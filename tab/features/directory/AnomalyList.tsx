import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { DirectoryResponse } from '../../../shared/directory.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useText } from '../../ui/text.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    paddingInlineStart: 0,
    marginBlock: 0,
    display: 'grid',
    gap: tokens.spacingVerticalM,
  },
  item: { display: 'grid' },
  detail: { color: tokens.colorNeutralForeground2 },
});

/** What is odd about the hierarchy, and how each oddity is read. */
export function AnomalyList(props: { readonly anomalies: DirectoryResponse['anomalies'] }) {
  const styles = useStyles();
  const { t } = useText();
  return (
    <Panel title={t('directory.anomalies')}>
      {props.anomalies.length === 0 ? (
        <Body1>{t('directory.anomalies.none')}</Body1>
      ) : (
        <ul className={styles.list}>
          {props.anomalies.map(({ kind, person, count }) => (
            <li key={`${kind} ${person.personId}`} className={styles.item}>
              <Body1>
                {t(`anomaly.${kind}`, { name: person.displayName })}
                {count === 1 ? null : ` (${t('directory.count', { count })})`}
              </Body1>
              <Caption1 className={styles.detail}>{t(`anomaly.${kind}.rule`)}</Caption1>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
