import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
    '@media (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr) 300px' },
  },
  column: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalL },
});

/** One column, and from 900 px on a narrow second one beside it. */
export function Columns(props: { readonly main: ReactNode; readonly aside?: ReactNode }) {
  const styles = useStyles();
  if (props.aside === undefined || props.aside === null) {
    return <div className={styles.column}>{props.main}</div>;
  }
  return (
    <div className={styles.columns}>
      <div className={styles.column}>{props.main}</div>
      <aside className={styles.column}>{props.aside}</aside>
    </div>
  );
}
