import type { Session } from '../../../shared/sessions.ts';
import type { Text } from '../../ui/text.ts';

/** What a verdict rests on, both sides in one line: "you accepted, Ana hasn't answered". */
export function evidenceWords({ t }: Text, session: Session, partner: string): string {
  if (session.evidence === null) return t('evidence.planned');
  const { yourAnswer, partnerAnswer } = session.evidence;
  return t('evidence.both', {
    you: t('evidence.you', { answer: t(`evidence.answer.${yourAnswer}`, { who: 'you' }) }),
    partner: t('evidence.partner', {
      partner,
      answer: t(`evidence.answer.${partnerAnswer}`, { who: 'partner' }),
    }),
  });
}
