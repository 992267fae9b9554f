import { CounterBadge, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { edgeBelow } from './edges.ts';
import { messages } from './messages.ts';
import { type SideView, sideViews } from './place.ts';

const useStyles = makeStyles({
  root: {
    flexWrap: 'wrap',
    flexShrink: 0,
    ...edgeBelow,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  count: { marginInlineStart: tokens.spacingHorizontalXS },
});

/** The element that a tab's view stands in. */
export const panelId = (view: SideView | 'tab') => `view-${view}`;

interface Props {
  readonly chosen: SideView | 'tab';
  /** On a narrow screen the tab itself is one of the views. */
  readonly withTab: boolean;
  /** Invitations that wait for an answer. */
  readonly waiting: number;
  onChoose(view: SideView | 'tab'): void;
}

export function HostTabs({ chosen, withTab, waiting, onChoose }: Props) {
  const styles = useStyles();
  const views = withTab ? (['tab', ...sideViews] as const) : sideViews;
  return (
    <TabList
      size="small"
      className={styles.root}
      aria-label={messages.sides.label}
      selectedValue={chosen}
      onTabSelect={(_, { value }) => onChoose(views.find((view) => view === value) ?? 'calendar')}
    >
      {views.map((view) => (
        <Tab
          key={view}
          id={`choose-${view}`}
          value={view}
          aria-controls={chosen === view ? panelId(view) : undefined}
        >
          {messages.sides[view]}
          {view === 'inbox' && waiting > 0 && (
            <CounterBadge size="small" className={styles.count} count={waiting} aria-hidden />
          )}
        </Tab>
      ))}
    </TabList>
  );
}
