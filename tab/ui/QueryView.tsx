import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ErrorNote } from './ErrorNote.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  rows: { display: 'grid', gap: tokens.spacingVerticalL },
  row: { borderRadius: tokens.borderRadiusLarge },
});

interface QueryState<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/**
 * What a query shows: its data as soon as there is some, even while a newer answer fails; else the failure
 * with Retry, else a skeleton.
 */
export function QueryView<Data>(props: {
  readonly query: QueryState<Data>;
  /** Heights of the skeleton's rows, in pixels, so that nothing jumps when the data comes. */
  readonly skeleton?: readonly number[];
  readonly children: (data: Data) => ReactNode;
}) {
  const { query } = props;
  if (query.data !== undefined) return props.children(query.data);
  if (query.error !== null) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingRows heights={props.skeleton ?? [96, 160, 160]} />;
}

/** Grey rows in the place of what is coming. */
export function LoadingRows(props: { readonly heights: readonly number[] }) {
  const styles = useStyles();
  const { t } = useText();
  return (
    <Skeleton role="status" aria-label={t('state.loading')} className={styles.rows}>
      {props.heights.map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a skeleton have no other name and never move
        <SkeletonItem key={index} style={{ height: `${height}px` }} className={styles.row} />
      ))}
    </Skeleton>
  );
}
