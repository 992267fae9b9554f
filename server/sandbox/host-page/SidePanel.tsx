import type { LocalPerson } from '../contract.ts';
import { ActivityPanel } from './activity/ActivityPanel.tsx';
import { CalendarPanel } from './calendar/CalendarPanel.tsx';
import { TwoCalendarsPanel } from './calendar/TwoCalendarsPanel.tsx';
import { InboxPanel } from './inbox/InboxPanel.tsx';
import type { Place } from './place.ts';

interface Props {
  readonly person: LocalPerson;
  readonly place: Place;
  onChoose(change: Partial<Place>): void;
  onLink(url: string): void;
}

/** What stands beside the tab: this person's Outlook and Teams, as far as the job needs them. */
export function SidePanel({ person, place, onChoose, onLink }: Props) {
  switch (place.side) {
    case 'calendar':
      return <CalendarPanel person={person} onLeave={onLink} />;
    case 'inbox':
      return <InboxPanel key={person.personId} person={person} onLink={onLink} />;
    case 'activity':
      return <ActivityPanel key={person.personId} person={person} onLink={onLink} />;
    case 'calendars':
      return (
        <TwoCalendarsPanel
          key={`${person.personId} ${place.first} ${place.second}`}
          person={person}
          firstId={place.first}
          secondId={place.second}
          onChoose={onChoose}
          onLeave={onLink}
        />
      );
  }
}
