import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { edgeBefore } from '../edges.ts';

const narrow = '@media (max-width: 599px)';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'auto auto',
    alignContent: 'start',
    overflowY: 'auto',
    overflowX: 'hidden',
    flexGrow: 1,
    flexBasis: 0,
    minBlockSize: '240px',
  },
  pair: {
    [narrow]: { display: 'flex', flexDirection: 'column', overflowX: 'visible', overflowY: 'visible' },
  },
  one: {
    display: 'grid',
    gridRow: 'span 2',
    gridTemplateRows: 'subgrid',
    alignItems: 'start',
    minInlineSize: 0,
    '@media (min-width: 600px)': { ':not(:first-child)': edgeBefore },
    [narrow]: {
      gridTemplateRows: 'auto auto',
      overflowY: 'auto',
      flexGrow: 1,
      flexBasis: 0,
      minBlockSize: '240px',
    },
  },
});

/**
 * Where one week or two are scrolled. Side by side both share the rows of one grid and one scroll bar, so that the
 * same moment stands at the same height even where one of them has all-day entries above.
 */
export function WeekScroller({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.root} data-scrolls="">
      {children}
    </div>
  );
}

/** Two weeks; on a narrow screen one over the other, each with a scroll bar of its own. */
export function WeekPair({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.root, styles.pair)} data-scrolls="">
      <div className={styles.one} data-scrolls="">
        {first}
      </div>
      <div className={styles.one} data-scrolls="">
        {second}
      </div>
    </div>
  );
}
