import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Temporal } from 'temporal-polyfill';
import type { LocalPerson } from '../../contract.ts';
import { PersonChooser } from '../bar/PersonChooser.tsx';
import { messages } from '../messages.ts';
import { Empty, Problem, Waiting } from '../PanelState.tsx';
import { useFindNextMeeting, useNow, usePerson } from '../queries.ts';
import { PersonWeek } from './PersonWeek.tsx';
import { WeekBar } from './WeekBar.tsx';
import { WeekPair } from './WeekScroller.tsx';

const useStyles = makeStyles({
  choosers: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalS,
  },
});

interface Props {
  readonly person: LocalPerson;
  readonly firstId: string | null;
  readonly secondId: string | null;
  onChoose(change: { first?: string; second?: string }): void;
  onLeave(url: string): void;
}

/** Two people's weeks, level in time: what both have stands at one height, whatever their clocks say. */
export function TwoCalendarsPanel({ person, firstId, secondId, onChoose, onLeave }: Props) {
  const styles = useStyles();
  const now = useNow();
  const first = usePerson(firstId ?? person.personId);
  const second = usePerson(secondId);
  const gridZone = (first.data ?? person).timeZone;
  const [chosen, setChosen] = useState<Temporal.PlainDate | null>(null);
  const text = messages.calendar;
  useOpenAtNextMeeting(first.data, now, setChosen);
  if (!now) return <Waiting label={text.loading} />;
  const day = chosen ?? now.toZonedDateTimeISO(gridZone).toPlainDate();

  const week = (shown: typeof first) => {
    if (shown.data) {
      const { personId } = shown.data;
      return (
        <PersonWeek
          key={personId}
          person={shown.data}
          day={day}
          now={now}
          gridZone={gridZone}
          onLeave={onLeave}
        />
      );
    }
    if (shown.error) return <Problem text={messages.frame.personFailed} error={shown.error} />;
    return <Waiting label={text.loading} />;
  };

  return (
    <>
      <WeekBar personId={firstId ?? person.personId} zone={gridZone} now={now} day={day} onDay={setChosen} />
      <div className={styles.choosers}>
        <PersonChooser
          label={text.first}
          personId={firstId ?? person.personId}
          onChoose={(chosenId) => onChoose({ first: chosenId })}
        />
        <PersonChooser
          label={text.second}
          personId={secondId}
          onChoose={(chosenId) => onChoose({ second: chosenId })}
        />
      </div>
      <WeekPair
        first={week(first)}
        second={secondId === null ? <Empty text={text.chooseSecond} /> : week(second)}
      />
    </>
  );
}

/** Two calendars are looked at for what they share, so the panel opens in the week of the next meeting. */
function useOpenAtNextMeeting(
  first: LocalPerson | undefined,
  now: Temporal.Instant | null,
  onDay: (day: Temporal.PlainDate) => void,
): void {
  const { mutate, isIdle } = useFindNextMeeting(first?.personId ?? '', first?.timeZone ?? 'UTC');
  useEffect(() => {
    if (!first || !now || !isIdle) return;
    mutate(now, { onSuccess: (found) => found && onDay(found) });
  }, [first, now, isIdle, mutate, onDay]);
}
