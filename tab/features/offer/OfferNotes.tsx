import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ParticipationResponse } from '../../../shared/participation.ts';
import { useText } from '../../ui/text.ts';

/** Why somebody can't take part, said before they write a word. */
export function OfferProblems(props: { readonly data: ParticipationResponse }) {
  const { t } = useText();
  const { problems } = props.data;
  if (problems.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('offer.problem.title')}</MessageBarTitle>
        {problems.map((problem) => t(`offer.problem.${problem}`)).join(' ')}
      </MessageBarBody>
    </MessageBar>
  );
}

/** Where an offer stands, whom it waits for, and the manager's word. */
export function OfferState(props: { readonly data: ParticipationResponse }) {
  const { t } = useText();
  const { participation, manager, round } = props.data;
  if (participation === null) {
    return round.open ? null : <Note text={t('offer.state.closed')} />;
  }
  const { state, approval } = participation;
  const managerName = manager?.displayName ?? null;
  const word = approval?.word;
  const said =
    state === 'submitted' || state === 'declined'
      ? managerName === null
        ? t(`offer.state.${state}NoManager`)
        : t(`offer.state.${state}`, { manager: managerName })
      : t(`offer.state.${state}`);
  return (
    <Note
      text={said}
      intent={state === 'approved' || state === 'paired' ? 'success' : 'info'}
      {...(word === null || word === undefined || word === '' || managerName === null
        ? {}
        : { word: t('offer.state.word', { manager: managerName, word }) })}
    />
  );
}

function Note(props: {
  readonly text: string;
  readonly word?: string;
  readonly intent?: 'info' | 'success';
}) {
  return (
    <MessageBar intent={props.intent ?? 'info'} layout="multiline">
      <MessageBarBody>
        {props.text}
        {props.word === undefined ? null : ` ${props.word}`}
      </MessageBarBody>
    </MessageBar>
  );
}
