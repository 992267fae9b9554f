import { Avatar, Caption1Strong, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    // Both sides as wide as each other, whatever the names: neither partner gets more room.
    gridTemplateColumns: '104px minmax(24px, 1fr) 104px',
    justifyItems: 'center',
    alignItems: 'center',
    rowGap: tokens.spacingVerticalXS,
  },
  narrow: {
    gridTemplateColumns: 'auto 32px auto',
    columnGap: tokens.spacingHorizontalS,
    justifyContent: 'start',
  },
  line: {
    justifySelf: 'stretch',
    borderBlockStartWidth: tokens.strokeWidthThick,
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke1,
  },
  name: {
    gridRowStart: 2,
    alignSelf: 'start',
    maxInlineSize: '100%',
    textAlign: 'center',
    overflowWrap: 'anywhere',
    hyphens: 'auto',
  },
  a: { gridColumnStart: 1 },
  b: { gridColumnStart: 3 },
  words: {
    gridRowStart: 2,
    gridColumnStart: 2,
    alignSelf: 'start',
    // On a phone the words have no room between the faces: they go below both.
    '@media (max-width: 599px)': {
      gridColumnStart: 1,
      gridColumnEnd: 4,
      gridRowStart: 3,
      paddingBlockStart: tokens.spacingVerticalXS,
    },
  },
});

/**
 * The mark of the product: two partners, drawn at the same size on the same line. With `children`, names
 * stand under the faces and the words between them.
 */
export function EyeToEye(props: {
  readonly a: string;
  readonly b: string;
  readonly size?: 32 | 40 | 48 | 56;
  readonly children?: ReactNode;
}) {
  const styles = useStyles();
  const size = props.size ?? 40;
  const hasWords = props.children !== undefined;
  return (
    <div className={mergeClasses(styles.root, !hasWords && styles.narrow)}>
      {/* The names stand beside or below as text: read aloud, the faces would say them twice. */}
      <Avatar aria-hidden name={props.a} size={size} color="colorful" />
      <div className={styles.line} />
      <Avatar aria-hidden name={props.b} size={size} color="colorful" />
      {hasWords ? (
        <>
          <Caption1Strong className={mergeClasses(styles.name, styles.a)}>{props.a}</Caption1Strong>
          <div className={styles.words}>{props.children}</div>
          <Caption1Strong className={mergeClasses(styles.name, styles.b)}>{props.b}</Caption1Strong>
        </>
      ) : null}
    </div>
  );
}
