import type { SessionMark } from '../../shared/sessions.ts';
import type { Text } from './text.ts';

/** "met", "on both calendars", "met, moved": a verdict in the glossary's words. */
export function verdictWords({ t }: Text, session: Pick<SessionMark, 'verdict' | 'moved'>): string {
  const verdict = t(`verdict.${session.verdict}`);
  return session.moved ? t('verdict.moved', { verdict }) : verdict;
}
