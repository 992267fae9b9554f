import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  room: { padding: tokens.spacingHorizontalL, display: 'flex', justifyContent: 'center' },
  soft: { color: tokens.colorNeutralForeground2 },
});

export function Waiting({ label }: { readonly label: string }) {
  const styles = useStyles();
  return (
    <div className={styles.room}>
      <Spinner size="small" label={label} />
    </div>
  );
}

export function Empty({ text }: { readonly text: string }) {
  const styles = useStyles();
  return (
    <div className={styles.room}>
      <Text className={styles.soft}>{text}</Text>
    </div>
  );
}

interface ProblemProps {
  readonly text: string;
  readonly error: Error;
  onRetry?: (() => void) | undefined;
}

/** What went wrong, the server's own words for it, and a way to try again. */
export function Problem({ text, error, onRetry }: ProblemProps) {
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {text} {error.message}
      </MessageBarBody>
      {onRetry && (
        <MessageBarActions>
          <Button size="small" onClick={onRetry}>
            {messages.tryAgain}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
