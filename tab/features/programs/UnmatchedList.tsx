import { Avatar, Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { PairingResponse } from '../../../shared/programs.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useText } from '../../ui/text.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    paddingInlineStart: 0,
    marginBlock: 0,
  },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  words: { display: 'grid', minWidth: 0 },
  detail: { color: tokens.colorNeutralForeground2 },
});

/** Who has no partner, and why. */
export function UnmatchedList(props: { readonly unmatched: PairingResponse['unmatched'] }) {
  const styles = useStyles();
  const { t } = useText();
  const { unmatched } = props;
  if (unmatched.length === 0) return null;
  return (
    <Panel title={t('pairing.unmatched', { count: unmatched.length })}>
      <Caption1 className={styles.detail}>{t('pairing.unmatched.hint')}</Caption1>
      <ul className={styles.list}>
        {unmatched.map(({ person, reason }) => (
          <li key={person.personId} className={styles.row}>
            <Avatar aria-hidden name={person.displayName} size={32} color="colorful" />
            <div className={styles.words}>
              <Body1>{person.displayName}</Body1>
              <Caption1 className={styles.detail}>{t(`unmatched.${reason}`)}</Caption1>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
