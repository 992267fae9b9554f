import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: { listStyleType: 'none', margin: 0, padding: 0, overflowY: 'auto', minBlockSize: 0, flexGrow: 1 },
});

/** A list that scrolls in its panel. */
export function PlainList({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <ul className={styles.root} aria-label={label}>
      {children}
    </ul>
  );
}
