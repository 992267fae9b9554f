import { Body1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    justifyItems: 'center',
    gap: tokens.spacingVerticalS,
    paddingBlock: tokens.spacingVerticalXXXL,
    paddingInline: tokens.spacingHorizontalL,
    textAlign: 'center',
  },
  body: { maxWidth: '48ch', color: tokens.colorNeutralForeground2 },
  action: { marginBlockStart: tokens.spacingVerticalM },
});

/** Nothing here yet: what will be, and what to do meanwhile. */
export function EmptyState(props: {
  readonly title: string;
  readonly body: string;
  readonly action?: ReactNode;
}) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Subtitle2 as="h2" block>
        {props.title}
      </Subtitle2>
      <Body1 as="p" block className={styles.body}>
        {props.body}
      </Body1>
      {props.action === undefined ? null : <div className={styles.action}>{props.action}</div>}
    </div>
  );
}
