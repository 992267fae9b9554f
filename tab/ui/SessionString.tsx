import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { SessionMark } from '../../shared/sessions.ts';
import { sessionWindow } from './session-window.ts';
import { useText } from './text.ts';
import { VerdictIcon } from './VerdictIcon.tsx';
import { verdictWords } from './verdict-words.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    rowGap: tokens.spacingVerticalS,
    listStyleType: 'none',
    marginBlock: 0,
    paddingInlineStart: 0,
  },
  item: {
    display: 'grid',
    justifyItems: 'center',
    alignContent: 'start',
    inlineSize: '76px',
    textAlign: 'center',
  },
  bead: {
    display: 'flex',
    alignItems: 'center',
    inlineSize: '100%',
    fontSize: '20px',
    color: tokens.colorNeutralForeground2,
    '::before': {
      content: '""',
      flexGrow: 1,
      borderBlockStartWidth: '1px',
      borderBlockStartStyle: 'solid',
      borderBlockStartColor: tokens.colorNeutralStroke1,
    },
    '::after': {
      content: '""',
      flexGrow: 1,
      borderBlockStartWidth: '1px',
      borderBlockStartStyle: 'solid',
      borderBlockStartColor: tokens.colorNeutralStroke1,
    },
  },
  accent: { color: tokens.colorBrandForeground1 },
  word: { paddingInline: tokens.spacingHorizontalXXS },
  date: { color: tokens.colorNeutralForeground3 },
  more: {
    alignSelf: 'start',
    paddingInline: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground3,
  },
});

/**
 * The string of sessions: a bead for each, its shape and its word by the verdict, with its date.
 * Long strings show the beads around the next session; the pair's page lists all.
 */
export function SessionString(props: {
  readonly sessions: readonly SessionMark[];
  readonly timeZone: string;
  readonly size?: number;
}) {
  const styles = useStyles();
  const text = useText();
  const { t, format } = text;
  const { earlier, shown, later } = sessionWindow(props.sessions, props.size ?? 7);
  const next = props.sessions.find(({ verdict }) => verdict === 'planned');
  return (
    <ol className={styles.list} aria-label={t('sessions.label')}>
      {earlier === 0 ? null : (
        <li className={styles.more}>
          <Caption1>{t('sessions.earlier', { count: earlier })}</Caption1>
        </li>
      )}
      {shown.map((session) => (
        <li key={session.sessionId} className={styles.item}>
          <span
            className={mergeClasses(
              styles.bead,
              (session.verdict === 'met' || session.verdict === 'presumed' || session === next) &&
                styles.accent,
            )}
          >
            <VerdictIcon verdict={session.verdict} moved={session.moved} isNext={session === next} />
          </span>
          <Caption1 className={styles.date}>{format.shortDate(session.startsAt, props.timeZone)}</Caption1>
          <Caption1 align="center" className={styles.word}>
            {verdictWords(text, session)}
          </Caption1>
        </li>
      ))}
      {later === 0 ? null : (
        <li className={styles.more}>
          <Caption1>{t('sessions.more', { count: later })}</Caption1>
        </li>
      )}
    </ol>
  );
}
