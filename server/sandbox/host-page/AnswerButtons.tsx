import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, DismissRegular, QuestionRegular } from '@fluentui/react-icons';
import { bareFieldset } from './edges.ts';
import type { Answer } from './graph-api.ts';
import type { EventAnswer } from './graph-event.ts';
import { messages } from './messages.ts';
import { Problem } from './PanelState.tsx';
import { useAnswer } from './queries.ts';

const useStyles = makeStyles({
  root: { ...bareFieldset, display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const choices = [
  { answer: 'accept', given: 'accepted', label: messages.answer.accept, icon: <CheckmarkRegular /> },
  {
    answer: 'tentativelyAccept',
    given: 'tentativelyAccepted',
    label: messages.answer.tentative,
    icon: <QuestionRegular />,
  },
  { answer: 'decline', given: 'declined', label: messages.answer.decline, icon: <DismissRegular /> },
] as const satisfies readonly { answer: Answer; given: EventAnswer; label: string; icon: unknown }[];

interface Props {
  readonly personId: string;
  readonly eventId: string;
  readonly answer: EventAnswer | null;
  /** What the answer is to, for those who hear the buttons one by one. */
  readonly about: string;
  onAnswered?: () => void;
}

/** The three answers to an invitation; the one given is pressed, and another may still be chosen. */
export function AnswerButtons({ personId, eventId, answer, about, onAnswered }: Props) {
  const styles = useStyles();
  const send = useAnswer(personId);
  return (
    <>
      <fieldset className={styles.root} aria-label={about}>
        {choices.map((choice) => (
          <ToggleButton
            key={choice.answer}
            size="small"
            icon={choice.icon}
            checked={answer === choice.given}
            disabled={send.isPending}
            onClick={() =>
              send.mutate({ eventId, answer: choice.answer }, { onSuccess: () => onAnswered?.() })
            }
          >
            {choice.label}
          </ToggleButton>
        ))}
      </fieldset>
      {send.error && <Problem text={messages.answer.failed} error={send.error} />}
    </>
  );
}
