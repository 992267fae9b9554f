import {
  Badge,
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Link,
  makeStyles,
  Switch,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { AnswerButtons } from '../AnswerButtons.tsx';
import type { CalendarEvent } from '../graph-event.ts';
import { messages } from '../messages.ts';
import { longDay, spanIn, zoneName } from '../times.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  facts: { margin: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: '4px 12px' },
  label: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, minInlineSize: 0, overflowWrap: 'anywhere' },
  people: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalXS },
  person: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center', flexWrap: 'wrap' },
});

interface Props {
  readonly event: CalendarEvent;
  readonly personId: string;
  readonly zone: string;
  onLeave(url: string): void;
  onClose(): void;
}

/** One entry of the calendar: when, who said what, the link to join, and this person's own answer. */
export function EventDialog({ event, personId, zone, onLeave, onClose }: Props) {
  const styles = useStyles();
  const [wholeSeries, setWholeSeries] = useState(false);
  const text = messages.calendar;
  const { joinUrl, seriesId } = event;
  const mayAnswer = event.answer !== 'organizer' && event.attendees.length > 0 && !event.cancelled;

  return (
    <Dialog open onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{event.subject || text.noSubject}</DialogTitle>
          <DialogContent className={styles.content}>
            <Text>
              {event.days
                ? `${longDay(event.days.from)}, ${text.allDay}`
                : spanIn(zone, event.start, event.end)}{' '}
              {!event.days && <Text className={styles.label}>({zoneName(zone)})</Text>}{' '}
              {event.repeats && <Badge appearance="outline">{text.repeats}</Badge>}{' '}
              {event.moved && <Badge appearance="outline">{text.moved}</Badge>}{' '}
              {event.cancelled && <Badge color="danger">{text.cancelled}</Badge>}
            </Text>
            {joinUrl && (
              <Link
                href={joinUrl}
                onClick={(click) => {
                  click.preventDefault();
                  // One dialog at a time: two that are no family hide each other from assistive technology.
                  onClose();
                  onLeave(joinUrl);
                }}
              >
                {text.join}
              </Link>
            )}
            <dl className={styles.facts}>
              {event.organiser && <Fact label={text.organiser} value={event.organiser} />}
              {event.place && <Fact label={text.place} value={event.place} />}
            </dl>
            {event.attendees.length > 0 && (
              <ul className={styles.people} aria-label={text.people}>
                {event.attendees.map((attendee) => (
                  <li key={attendee.name} className={styles.person}>
                    {attendee.name}
                    <Badge
                      appearance="tint"
                      color={attendee.answer === 'accepted' ? 'success' : 'informative'}
                    >
                      {text.answers[attendee.answer]}
                    </Badge>
                  </li>
                ))}
              </ul>
            )}
            {event.text && <Text>{event.text}</Text>}
            {mayAnswer && (
              <div>
                {seriesId && (
                  <Switch
                    label={text.wholeSeries}
                    checked={wholeSeries}
                    onChange={(_, data) => setWholeSeries(data.checked)}
                  />
                )}
                <AnswerButtons
                  personId={personId}
                  eventId={wholeSeries && seriesId ? seriesId : event.id}
                  answer={event.answer}
                  about={text.yourAnswer}
                  onAnswered={onClose}
                />
              </div>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{text.close}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
}
