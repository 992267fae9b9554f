import { makeStyles, Tab, TabList } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';

const useStyles = makeStyles({
  // On a phone the row scrolls, never the page.
  scroller: { overflowX: 'auto', scrollbarWidth: 'none' },
  list: { width: 'max-content' },
});

/** A row of tabs that lead to routes. The selected one is always in sight. */
export function TabRow<Value extends string>(props: {
  readonly label: string;
  readonly tabs: readonly { readonly value: Value; readonly label: string }[];
  readonly selected: Value;
  readonly onSelect: (value: Value) => void;
  readonly size?: 'small' | 'medium';
  readonly className?: string;
}) {
  const styles = useStyles();
  const row = useRef<HTMLElement>(null);
  const { tabs, selected } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selection, or tabs that came later, move the selected one
  useEffect(() => {
    row.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected, tabs.length]);
  return (
    <nav ref={row} aria-label={props.label} className={`${styles.scroller} ${props.className ?? ''}`}>
      <TabList
        className={styles.list}
        size={props.size ?? 'medium'}
        selectedValue={selected}
        onTabSelect={(_event, data) => {
          const tab = tabs.find(({ value }) => value === data.value);
          if (tab !== undefined) props.onSelect(tab.value);
        }}
      >
        {tabs.map(({ value, label }) => (
          <Tab key={value} value={value}>
            {label}
          </Tab>
        ))}
      </TabList>
    </nav>
  );
}
