import { Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { RoundInvitation } from '../../../shared/participation.ts';
import { hoursOf } from '../../ui/formats.ts';
import { Panel } from '../../ui/Panel.tsx';
import { TextLink } from '../../ui/TextLink.tsx';
import { useText } from '../../ui/text.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    paddingInlineStart: 0,
    marginBlock: 0,
  },
  item: { display: 'grid', gap: tokens.spacingVerticalXXS },
  detail: { color: tokens.colorNeutralForeground2 },
});

/** Rounds that this person could join or has volunteered for, each with where it stands. */
export function RoundList(props: { readonly rounds: readonly RoundInvitation[] }) {
  const styles = useStyles();
  const { t, format } = useText();
  if (props.rounds.length === 0) return null;
  return (
    <Panel title={t('home.rounds')}>
      <ul className={styles.list}>
        {props.rounds.map((round) => (
          <li key={round.roundId} className={styles.item}>
            <Body1Strong block>
              <TextLink to={`/offer/${round.roundId}`}>{round.programName}</TextLink>
            </Body1Strong>
            <Caption1 className={styles.detail}>
              {round.state === null
                ? t(round.open ? 'offers.takesVolunteers' : 'offers.closed')
                : t(`participation.${round.state}`)}
              {' · '}
              {t('time.hoursAMonth', { hours: hoursOf(round.minutesAMonth) })}
              {' · '}
              {t('time.until', { day: format.day(round.endsOn) })}
            </Caption1>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
