import { Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { PairView } from '../../shared/pairs.ts';
import { BookingNote } from './BookingNote.tsx';
import { EyeToEye } from './EyeToEye.tsx';
import { SessionLine } from './SessionLine.tsx';
import { SessionString } from './SessionString.tsx';
import { TextLink } from './TextLink.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    boxShadow: tokens.shadow2,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
  names: { display: 'grid', minWidth: 0 },
  program: { color: tokens.colorNeutralForeground3 },
});

/** One pair at a glance: the two on one line, the next session, the string of sessions. */
export function PairBlock(props: {
  readonly pair: PairView;
  readonly yourName: string;
  readonly now: string;
}) {
  const styles = useStyles();
  const { t } = useText();
  const { pair, now } = props;
  const titleId = useId();
  return (
    <article aria-labelledby={titleId} className={styles.root}>
      <div className={styles.head}>
        <EyeToEye a={props.yourName} b={pair.partner.displayName} />
        <div className={styles.names}>
          <Subtitle2 as="h3" block id={titleId}>
            <TextLink to={`/pairs/${pair.pairId}`}>
              {t('pair.title', { partner: pair.partner.displayName })}
            </TextLink>
          </Subtitle2>
          <Caption1 className={styles.program}>
            {pair.programName}
            {pair.state === 'ended' ? ` · ${t('pairs.ended')}` : null}
          </Caption1>
        </div>
      </div>
      {pair.nextSession === null ? null : <SessionLine pair={pair} session={pair.nextSession} now={now} />}
      <BookingNote pair={pair} />
      {pair.sessions.length === 0 ? null : (
        <SessionString sessions={pair.sessions} timeZone={pair.yourTimeZone} />
      )}
    </article>
  );
}
