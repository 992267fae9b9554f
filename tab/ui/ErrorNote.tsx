import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { ApiError, codeOf } from '../api/api-error.ts';
import { useText } from './text.ts';

/** A failure in words: what happened, what is safe, what to do. */
export function ErrorNote(props: {
  readonly error: unknown;
  readonly title?: string;
  readonly onRetry?: () => void;
}) {
  const { t } = useText();
  const code = codeOf(props.error);
  const requestId = props.error instanceof ApiError ? props.error.requestId : null;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{props.title ?? t('state.errorTitle')}</MessageBarTitle>
        {t(`error.${code}`)}
        {code === 'internal' && requestId !== null ? ` ${t('state.reference', { requestId })}` : null}
      </MessageBarBody>
      {props.onRetry === undefined ? null : (
        <MessageBarActions>
          <Button onClick={props.onRetry}>{t('state.retry')}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
