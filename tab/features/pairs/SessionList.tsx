import { Body1, Body1Strong, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PairView } from '../../../shared/pairs.ts';
import { firstName, sessionTime } from '../../ui/session-times.ts';
import { useText } from '../../ui/text.ts';
import { VerdictIcon } from '../../ui/VerdictIcon.tsx';
import { verdictWords } from '../../ui/verdict-words.ts';
import { evidenceWords } from './evidence-words.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', paddingInlineStart: 0, marginBlock: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '44px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXXS,
    paddingBlock: tokens.spacingVerticalS,
    borderBlockEndWidth: tokens.strokeWidthThin,
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
    ':last-child': { borderBlockEndStyle: 'none' },
    '@media (min-width: 640px)': { gridTemplateColumns: '44px minmax(0, 5fr) minmax(0, 4fr)' },
  },
  icon: { display: 'flex', fontSize: '20px', gridRowStart: 'span 2', color: tokens.colorNeutralForeground2 },
  accent: { color: tokens.colorBrandForeground1 },
  cell: { display: 'grid', alignContent: 'start' },
  detail: { color: tokens.colorNeutralForeground2 },
});

/** Every session of a pair, oldest first: when, who leads, the verdict, and what it rests on. */
export function SessionList(props: { readonly pair: PairView }) {
  const styles = useStyles();
  const text = useText();
  const { t, format } = text;
  const { pair } = props;
  const partner = firstName(pair.partner.displayName);
  return (
    <ol className={styles.list}>
      {pair.sessions.map((session) => (
        <li key={session.sessionId} className={styles.row}>
          <span
            className={mergeClasses(
              styles.icon,
              (session.verdict === 'met' || session.verdict === 'presumed') && styles.accent,
            )}
          >
            <VerdictIcon
              verdict={session.verdict}
              moved={session.moved}
              isNext={session.sessionId === pair.nextSession?.sessionId}
            />
          </span>
          <div className={styles.cell}>
            <Body1>
              {format.longDate(session.startsAt, pair.yourTimeZone)},{' '}
              {sessionTime(text, pair, session.startsAt)}
            </Body1>
            <Caption1 className={styles.detail}>
              {session.lead === 'you' ? t('pair.youLead') : t('pair.partnerLeads', { partner })}
            </Caption1>
          </div>
          <div className={styles.cell}>
            <Body1Strong>{verdictWords(text, session)}</Body1Strong>
            <Caption1 className={styles.detail}>{evidenceWords(text, session, partner)}</Caption1>
          </div>
        </li>
      ))}
    </ol>
  );
}
