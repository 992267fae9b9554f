import { useState } from 'react';
import type { Temporal } from 'temporal-polyfill';
import type { LocalPerson } from '../../contract.ts';
import { type CalendarEvent, isEyeToEye } from '../graph-event.ts';
import { messages } from '../messages.ts';
import { Empty, Problem, Waiting } from '../PanelState.tsx';
import { useCalendar, useMailboxName } from '../queries.ts';
import { zoneName } from '../times.ts';
import { EventDialog } from './EventDialog.tsx';
import { WeekGrid } from './WeekGrid.tsx';
import { shownDays, weekOf, weekWindow } from './week-geometry.ts';

interface Props {
  readonly person: LocalPerson;
  readonly day: Temporal.PlainDate;
  readonly now: Temporal.Instant;
  /** The zone in which the week is drawn, where it stands beside another person's. */
  readonly gridZone?: string;
  onLeave(url: string): void;
}

/** One person's week in a `WeekScroller`, with the details of an entry on demand. */
export function PersonWeek({ person, day, now, gridZone = person.timeZone, onLeave }: Props) {
  const text = messages.calendar;
  const [openedId, setOpenedId] = useState<string | null>(null);
  const mailboxName = useMailboxName();
  const week = weekOf(day);
  const { data, error, isPending, refetch } = useCalendar(person.personId, weekWindow(week, gridZone));
  const opened = data?.find((event) => event.id === openedId);

  if (person.mailbox !== 'exchangeOnline') return <Empty text={text.noMailbox(person.displayName)} />;
  if (isPending) return <Waiting label={text.loading} />;
  if (!data) return <Problem text={text.failed} error={error} onRetry={refetch} />;
  const today = now.toZonedDateTimeISO(gridZone).toPlainDate();
  const times = text.zone(person.displayName, zoneName(person.timeZone));
  const caption = data.length === 0 ? `${times} · ${text.empty}` : times;
  return (
    <>
      <WeekGrid
        label={text.of(person.displayName)}
        caption={caption}
        days={shownDays(week, data, gridZone, today)}
        events={data}
        gridZone={gridZone}
        ownZone={person.timeZone}
        now={now}
        isOurs={(event: CalendarEvent) => isEyeToEye(event, mailboxName)}
        onOpen={(event) => setOpenedId(event.id)}
      />
      {opened && (
        <EventDialog
          event={opened}
          personId={person.personId}
          zone={person.timeZone}
          onLeave={onLeave}
          onClose={() => setOpenedId(null)}
        />
      )}
    </>
  );
}
