import { MessageBar, MessageBarBody, MessageBarTitle, Spinner } from '@fluentui/react-components';
import type { PairView } from '../../shared/pairs.ts';
import { firstName } from './session-times.ts';
import { useText } from './text.ts';

/** What stands between a pair and its meetings: the booking, or the answer to the invitation. */
export function BookingNote(props: { readonly pair: PairView }) {
  const { t } = useText();
  const { booking, yourAnswer, partner } = props.pair;
  if (booking.state === 'problem') {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('booking.problem')}</MessageBarTitle>
          {t(`bookingProblem.${booking.problem}`)} {t('booking.problem.safe')}
        </MessageBarBody>
      </MessageBar>
    );
  }
  if (booking.state === 'waiting' || booking.state === 'booking') {
    return (
      <MessageBar layout="multiline" icon={<Spinner size="extra-tiny" aria-hidden />}>
        <MessageBarBody>
          <MessageBarTitle>{t(`booking.${booking.state}`)}</MessageBarTitle>
          {t(`booking.${booking.state}.body`)}
        </MessageBarBody>
      </MessageBar>
    );
  }
  if (booking.state === 'booked' && yourAnswer !== null && yourAnswer !== 'accepted') {
    return (
      <MessageBar intent={yourAnswer === 'declined' ? 'warning' : 'info'} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t(`yourAnswer.${yourAnswer}`)}</MessageBarTitle>
          {t(`yourAnswer.${yourAnswer}.body`, { partner: firstName(partner.displayName) })}
        </MessageBarBody>
      </MessageBar>
    );
  }
  return null;
}
