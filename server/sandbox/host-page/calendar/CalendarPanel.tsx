import { useState } from 'react';
import type { Temporal } from 'temporal-polyfill';
import type { LocalPerson } from '../../contract.ts';
import { messages } from '../messages.ts';
import { Waiting } from '../PanelState.tsx';
import { useNow } from '../queries.ts';
import { PersonWeek } from './PersonWeek.tsx';
import { WeekBar } from './WeekBar.tsx';
import { WeekScroller } from './WeekScroller.tsx';

interface Props {
  readonly person: LocalPerson;
  onLeave(url: string): void;
}

/** The person's own calendar, in their own zone. */
export function CalendarPanel({ person, onLeave }: Props) {
  const now = useNow();
  const [chosen, setChosen] = useState<Temporal.PlainDate | null>(null);
  if (!now) return <Waiting label={messages.calendar.loading} />;
  const day = chosen ?? now.toZonedDateTimeISO(person.timeZone).toPlainDate();
  return (
    <>
      <WeekBar personId={person.personId} zone={person.timeZone} now={now} day={day} onDay={setChosen} />
      <WeekScroller>
        <PersonWeek key={person.personId} person={person} day={day} now={now} onLeave={onLeave} />
      </WeekScroller>
    </>
  );
}
