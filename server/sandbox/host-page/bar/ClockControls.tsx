import { Button, makeStyles, ProgressBar, Text, Tooltip, tokens } from '@fluentui/react-components';
import { ClockRegular } from '@fluentui/react-icons';
import type { ClockMove } from '../../contract.ts';
import { bareFieldset } from '../edges.ts';
import { messages } from '../messages.ts';
import { Problem } from '../PanelState.tsx';
import { useClock, useMoveClock, useNow } from '../queries.ts';
import { momentIn, zoneName } from '../times.ts';

const useStyles = makeStyles({
  root: {
    ...bareFieldset,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minInlineSize: 0,
  },
  time: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  lines: { display: 'flex', flexDirection: 'column' },
  // A row of its own under the bar, so that nothing in it moves.
  progress: { inlineSize: '100%', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
});

interface Props {
  /** IANA name: the person's zone. */
  readonly zone: string;
  /** Whose next session the clock can be moved to. */
  readonly personId: string | null;
  onMoved(): void;
}

/** The tenant's time in the person's zone, and what moves it. A move does all that falls due on the way. */
export function ClockControls({ zone, personId, onMoved }: Props) {
  const styles = useStyles();
  const now = useNow();
  const noSession = useClock(personId).data?.nextSessionEndsAt === null;
  const move = useMoveClock(onMoved);
  const step = (to: ClockMove['to']) => move.mutate(personId === null ? { to } : { to, personId });

  return (
    <>
      <fieldset className={styles.root} aria-label={messages.bar.clock}>
        <span className={styles.time}>
          <ClockRegular aria-hidden fontSize={20} />
          <span className={styles.lines}>
            {now && (
              <Text weight="semibold" wrap={false}>
                <time dateTime={now.toString()}>{momentIn(zone, now)}</time>
              </Text>
            )}
            <Text size={100}>{messages.bar.clockIn(zoneName(zone))}</Text>
          </span>
        </span>
        <Button size="small" disabled={move.isPending} onClick={() => step('nextDay')}>
          {messages.bar.nextDay}
        </Button>
        <Button size="small" disabled={move.isPending} onClick={() => step('nextWeek')}>
          {messages.bar.nextWeek}
        </Button>
        <Tooltip
          content={noSession ? messages.bar.noSession : messages.bar.nextSession}
          relationship={noSession ? 'description' : 'label'}
        >
          <Button
            size="small"
            disabled={move.isPending}
            disabledFocusable={noSession}
            onClick={() => step('nextSession')}
          >
            {messages.bar.nextSession}
          </Button>
        </Tooltip>
      </fieldset>
      {move.isPending && (
        <div className={styles.progress} role="status">
          <Text size={200}>{messages.bar.moving}</Text>
          <ProgressBar aria-label={messages.bar.moving} />
        </div>
      )}
      {move.error && (
        <div className={styles.progress}>
          <Problem text={messages.bar.moveFailed} error={move.error} />
        </div>
      )}
    </>
  );
}
