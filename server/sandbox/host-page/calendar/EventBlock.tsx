import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowRepeatAllRegular, PeopleSwapRegular } from '@fluentui/react-icons';
import type { CSSProperties } from 'react';
import type { CalendarEvent } from '../graph-event.ts';
import { messages } from '../messages.ts';
import { longDay, spanIn, timeIn } from '../times.ts';

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    // A button centres what it holds; an entry of a calendar begins at its top.
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    justifyContent: 'flex-start',
    minInlineSize: 0,
    padding: '1px 3px',
    overflow: 'hidden',
    textAlign: 'start',
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground4,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderInlineStartWidth: '3px',
    borderInlineStartColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusSmall,
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    hyphens: 'auto',
    ':hover': { backgroundColor: tokens.colorNeutralBackground4Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, zIndex: 1 },
  },
  placed: { position: 'absolute' },
  inLine: { inlineSize: '100%' },
  oneLine: { whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' },
  free: { backgroundColor: tokens.colorNeutralBackground1 },
  ours: {
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
    borderTopColor: tokens.colorBrandStroke2,
    borderRightColor: tokens.colorBrandStroke2,
    borderBottomColor: tokens.colorBrandStroke2,
    borderInlineStartColor: tokens.colorBrandStroke1,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': {
      backgroundColor: tokens.colorBrandBackground2Hover,
      color: tokens.colorBrandForeground2Hover,
    },
  },
  open: { borderTopStyle: 'dashed', borderRightStyle: 'dashed', borderBottomStyle: 'dashed' },
  off: { textDecorationLine: 'line-through', opacity: 0.7 },
  time: { fontWeight: tokens.fontWeightRegular },
});

interface Props {
  readonly event: CalendarEvent;
  readonly zone: string;
  readonly ours: boolean;
  readonly place?: CSSProperties;
  onOpen(event: CalendarEvent): void;
}

export function EventBlock({ event, zone, ours, place, onOpen }: Props) {
  const styles = useStyles();
  const isOff = event.cancelled || event.answer === 'declined';
  const isOpen = event.answer === 'none' || event.answer === 'tentativelyAccepted';
  const subject = event.subject || messages.calendar.noSubject;
  return (
    <button
      type="button"
      className={mergeClasses(
        styles.root,
        place ? styles.placed : styles.inLine,
        event.free && styles.free,
        ours && styles.ours,
        ours && isOpen && styles.open,
        isOff && styles.off,
      )}
      style={place}
      title={subject}
      aria-label={eventName(event, zone)}
      onClick={() => onOpen(event)}
    >
      <span className={place ? undefined : styles.oneLine}>
        {ours && <PeopleSwapRegular aria-hidden />} {subject}{' '}
        {event.repeats && <ArrowRepeatAllRegular aria-hidden />}
      </span>
      {!event.days && <span className={styles.time}>{timeIn(zone, event.start)}</span>}
    </button>
  );
}

/** "Eye to Eye: Ana and Tom, 14:00 to 14:45, Thursday 3 December, repeats, accepted" */
export function eventName(event: CalendarEvent, zone: string): string {
  const text = messages.calendar;
  const when = event.days
    ? `${longDay(event.days.from)}, ${text.allDay}`
    : spanIn(zone, event.start, event.end);
  const words = [event.subject || text.noSubject, when];
  if (event.repeats) words.push(text.repeats);
  if (event.moved) words.push(text.moved);
  if (event.cancelled) words.push(text.cancelled);
  else words.push(text.answers[event.answer]);
  return words.join(', ');
}
