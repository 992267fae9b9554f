import { Body1, Body1Strong, makeStyles, tokens } from '@fluentui/react-components';
import type { PairView } from '../../shared/pairs.ts';
import type { Session } from '../../shared/sessions.ts';
import { canJoin } from './formats.ts';
import { JoinButton } from './JoinButton.tsx';
import { firstName, sessionTime } from './session-times.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  when: { display: 'grid', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  detail: { color: tokens.colorNeutralForeground2 },
});

/** The next session: day and time for both, in how many days, who leads, and Join when it is time. */
export function SessionLine(props: {
  readonly pair: PairView;
  readonly session: Session;
  readonly now: string;
}) {
  const styles = useStyles();
  const text = useText();
  const { t, format } = text;
  const { pair, session, now } = props;
  const partner = firstName(pair.partner.displayName);
  const joinUrl = pair.booking.state === 'booked' ? pair.booking.joinUrl : null;
  return (
    <div className={styles.root}>
      <div className={styles.when}>
        <Body1Strong block>
          {format.longDate(session.startsAt, pair.yourTimeZone)}, {sessionTime(text, pair, session.startsAt)}
        </Body1Strong>
        <Body1 block className={styles.detail}>
          {format.relativeDay(now, session.startsAt, pair.yourTimeZone)}
          {' · '}
          {session.lead === 'you' ? t('pair.youLead') : t('pair.partnerLeads', { partner })}
        </Body1>
      </div>
      {joinUrl !== null && canJoin(now, session) ? <JoinButton url={joinUrl} /> : null}
    </div>
  );
}
