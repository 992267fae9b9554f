import { Body1Strong, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  panel: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    paddingBlock: tokens.spacingVerticalL,
    paddingInline: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    // Seen in high contrast only, where surfaces have no colour of their own.
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    boxShadow: tokens.shadow2,
  },
  quiet: {
    backgroundColor: 'transparent',
    boxShadow: 'none',
    paddingInline: 0,
    paddingBlock: 0,
    borderTopStyle: 'none',
    borderRightStyle: 'none',
    borderBottomStyle: 'none',
    borderLeftStyle: 'none',
  },
});

/** One surface with a heading of its own. Panels never hold panels. */
export function Panel(props: {
  readonly title?: string;
  /** Without surface: for lists whose rows are surfaces, and for the narrow column. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const titleId = useId();
  return (
    <section
      aria-labelledby={props.title === undefined ? undefined : titleId}
      className={mergeClasses(styles.panel, props.quiet === true && styles.quiet)}
    >
      {props.title === undefined ? null : (
        <Body1Strong as="h2" block id={titleId}>
          {props.title}
        </Body1Strong>
      )}
      {props.children}
    </section>
  );
}
