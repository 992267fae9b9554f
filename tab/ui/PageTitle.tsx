import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from './text.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    marginBlockEnd: tokens.spacingVerticalL,
  },
  title: {
    ...typographyStyles.subtitle1,
    marginBlock: 0,
    outlineStyle: 'none',
    overflowWrap: 'anywhere',
    minInlineSize: 0,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** The first view's title leaves the focus alone; every later one takes it, as a new page would. */
let isFirstTitle = true;

/** The one `h1` of a view. Names the document, and takes the focus when the route has changed. */
export function PageTitle(props: { readonly text: string; readonly actions?: ReactNode }) {
  const styles = useStyles();
  const { t } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t('app.documentTitle', { title: props.text });
  }, [props.text, t]);
  useEffect(() => {
    if (isFirstTitle) isFirstTitle = false;
    else heading.current?.focus();
  }, []);
  return (
    <div className={styles.row}>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {props.text}
      </h1>
      {props.actions === undefined ? null : <div className={styles.actions}>{props.actions}</div>}
    </div>
  );
}
