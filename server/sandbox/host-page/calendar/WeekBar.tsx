import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';
import type { Temporal } from 'temporal-polyfill';
import { messages } from '../messages.ts';
import { useFindNextMeeting } from '../queries.ts';
import { dayAndMonth } from '../times.ts';
import { weekOf } from './week-geometry.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  week: { flexGrow: 1, paddingInlineStart: tokens.spacingHorizontalXS },
  none: { inlineSize: '100%' },
});

interface Props {
  readonly personId: string;
  readonly zone: string;
  readonly now: Temporal.Instant;
  /** A day of the week that is shown. */
  readonly day: Temporal.PlainDate;
  /** `null`: follow the clock. */
  onDay(day: Temporal.PlainDate | null): void;
}

/** Which week is shown, and the ways to another one. */
export function WeekBar({ personId, zone, now, day, onDay }: Props) {
  const styles = useStyles();
  const text = messages.calendar;
  const find = useFindNextMeeting(personId, zone);
  const days = weekOf(day);
  const [monday] = days;
  const sunday = days.at(-1);
  const findNext = () => find.mutate(now, { onSuccess: (found) => found && onDay(found) });

  return (
    <div className={styles.root}>
      <Button
        size="small"
        appearance="subtle"
        icon={<ChevronLeftRegular />}
        aria-label={text.previous}
        onClick={() => onDay(day.subtract({ weeks: 1 }))}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<ChevronRightRegular />}
        aria-label={text.next}
        onClick={() => onDay(day.add({ weeks: 1 }))}
      />
      <Text weight="semibold" className={styles.week}>
        {monday && sunday && text.weekOf(dayAndMonth(monday), dayAndMonth(sunday))}
      </Text>
      <Button size="small" appearance="subtle" onClick={() => onDay(null)}>
        {text.today}
      </Button>
      <Button size="small" appearance="subtle" disabled={find.isPending} onClick={findNext}>
        {text.nextMeeting}
      </Button>
      {find.data === null && (
        <Text size={200} className={styles.none} role="status">
          {text.noNextMeeting}
        </Text>
      )}
    </div>
  );
}
