import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Temporal } from 'temporal-polyfill';
import { bareFieldset, edgeBefore, edgeBelow } from '../edges.ts';
import type { CalendarEvent } from '../graph-event.ts';
import { messages } from '../messages.ts';
import { columnHead, hourLabel, longDay } from '../times.ts';
import { EventBlock } from './EventBlock.tsx';
import { allDayEvents, dayBlocks, minuteOfDay, minutesADay } from './week-geometry.ts';

const pixelsAnHour = 44;
const firstHour = 7;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

const useStyles = makeStyles({
  root: {
    // Head and body take the rows of the grid around, so that two weeks side by side stay level.
    display: 'grid',
    gridRow: 'span 2',
    gridTemplateRows: 'subgrid',
    minInlineSize: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  caption: {
    gridColumn: '1 / -1',
    padding: `0 ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  head: {
    display: 'grid',
    alignContent: 'start',
    position: 'sticky',
    insetBlockStart: 0,
    zIndex: 2,
    backgroundColor: tokens.colorNeutralBackground1,
    ...edgeBelow,
  },
  day: {
    minInlineSize: 0,
    padding: tokens.spacingVerticalXS,
    textAlign: 'center',
    fontSize: tokens.fontSizeBase200,
  },
  date: { display: 'block', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  today: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  allDay: { display: 'flex', flexDirection: 'column', gap: '1px' },
  body: { display: 'grid', position: 'relative', blockSize: `${24 * pixelsAnHour}px` },
  hour: {
    position: 'absolute',
    insetInlineEnd: '4px',
    fontSize: tokens.fontSizeBase100,
    color: tokens.colorNeutralForeground3,
    transform: 'translateY(-50%)',
  },
  gutter: { position: 'relative' },
  column: {
    ...bareFieldset,
    position: 'relative',
    minInlineSize: 0,
    ...edgeBefore,
    backgroundImage: `linear-gradient(to bottom, ${tokens.colorNeutralStroke3} 1px, transparent 1px)`,
    backgroundSize: `100% ${pixelsAnHour}px`,
  },
  now: {
    position: 'absolute',
    insetInline: 0,
    blockSize: '2px',
    backgroundColor: tokens.colorPaletteRedBorderActive,
    zIndex: 1,
    pointerEvents: 'none',
  },
});

interface Props {
  readonly label: string;
  readonly caption: string;
  readonly days: readonly Temporal.PlainDate[];
  readonly events: readonly CalendarEvent[];
  /** The zone in which days and heights are drawn. */
  readonly gridZone: string;
  /** The zone of the hours at the edge and in the names; another one only beside somebody else's week. */
  readonly ownZone: string;
  readonly now: Temporal.Instant | null;
  isOurs(event: CalendarEvent): boolean;
  onOpen(event: CalendarEvent): void;
}

/** A week by the hour, two rows in the grid of a `WeekScroller`, opened where a working day begins. */
export function WeekGrid({ label, caption, days, events, gridZone, ownZone, now, isOurs, onOpen }: Props) {
  const styles = useStyles();
  const root = useRef<HTMLElement>(null);
  const [firstDay] = days;
  const here = now?.toZonedDateTimeISO(gridZone);
  const columns = { gridTemplateColumns: `44px repeat(${days.length}, minmax(0, 1fr))` };
  const allDay = days.map((day) => allDayEvents(events, day));

  useEffect(() => {
    // On a narrow screen each week scrolls, else the pair of them: what cannot scroll stays where it is.
    for (let around = root.current?.parentElement; around; around = around.parentElement) {
      if ('scrolls' in around.dataset) around.scrollTo({ top: (firstHour - 0.5) * pixelsAnHour });
    }
  }, []);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.root} ref={root} aria-label={label} tabIndex={0}>
      <div className={styles.head} style={columns}>
        <span className={styles.caption}>{caption}</span>
        <span />
        {days.map((day, index) => {
          const head = columnHead(day);
          const isToday = here?.toPlainDate().equals(day) ?? false;
          return (
            <div
              key={day.toString()}
              className={mergeClasses(styles.day, isToday && styles.today)}
              aria-current={isToday ? 'date' : undefined}
            >
              {head.weekday}
              <span className={styles.date}>{head.day}</span>
              <span className={styles.allDay}>
                {allDay[index]?.map((event) => (
                  <EventBlock
                    key={event.id}
                    event={event}
                    zone={ownZone}
                    ours={isOurs(event)}
                    onOpen={onOpen}
                  />
                ))}
              </span>
            </div>
          );
        })}
      </div>
      <div className={styles.body} style={columns}>
        <div className={styles.gutter} aria-hidden>
          {firstDay &&
            hours.slice(1).map((hour) => (
              <span key={hour} className={styles.hour} style={{ insetBlockStart: hour * pixelsAnHour }}>
                {hourLabel(firstDay, hour, gridZone, ownZone)}
              </span>
            ))}
        </div>
        {days.map((day) => (
          <fieldset key={day.toString()} className={styles.column} aria-label={longDay(day)}>
            {dayBlocks(events, day, gridZone).map((block) => (
              <EventBlock
                key={block.event.id}
                event={block.event}
                zone={ownZone}
                ours={isOurs(block.event)}
                onOpen={onOpen}
                place={{
                  insetBlockStart: `${(block.fromMinute / 60) * pixelsAnHour}px`,
                  blockSize: `${((block.untilMinute - block.fromMinute) / 60) * pixelsAnHour - 1}px`,
                  insetInlineStart: `${(block.column / block.columns) * 100}%`,
                  inlineSize: `calc(${(block.span / block.columns) * 100}% - 2px)`,
                }}
              />
            ))}
            {here?.toPlainDate().equals(day) && (
              <div
                className={styles.now}
                title={messages.calendar.now}
                style={{ insetBlockStart: `${(minuteOfDay(here.toPlainTime()) / minutesADay) * 100}%` }}
              />
            )}
          </fieldset>
        ))}
      </div>
    </section>
  );
}
