import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { useHost } from '../../host/host-context.ts';
import { useText } from '../../ui/text.ts';
import { NavigationTabs } from './NavigationTabs.tsx';

/**
 * Nothing is said before something was done, so it needn't hold the first load up; it is asked for at once
 * all the same, so that the first notice finds its place.
 */
const noticeArea = import('../../ui/NoticeArea.tsx');
const NoticeArea = lazy(async () => ({ default: (await noticeArea).NoticeArea }));

const useStyles = makeStyles({
  skip: {
    position: 'absolute',
    insetInlineStart: tokens.spacingHorizontalM,
    insetBlockStart: '-48px',
    ':focus': { insetBlockStart: tokens.spacingVerticalS },
  },
  header: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderBlockEndWidth: tokens.strokeWidthThin,
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
  },
  row: { maxWidth: '1080px', marginInline: 'auto', paddingInline: tokens.spacingHorizontalM },
  main: {
    maxInlineSize: '1080px',
    marginInline: 'auto',
    paddingInline: tokens.spacingHorizontalL,
    paddingBlock: tokens.spacingVerticalXL,
    boxSizing: 'border-box',
    outlineStyle: 'none',
  },
});

/** What stands around every view: the row of tabs, the view's place, the notices. */
export function Frame() {
  const styles = useStyles();
  const { t } = useText();
  const host = useHost();
  const main = useRef<HTMLElement>(null);
  useEffect(() => host.notifyReady(), [host]);
  return (
    <>
      <Link as="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {t('app.skipToContent')}
      </Link>
      <header className={styles.header}>
        <div className={styles.row}>
          <NavigationTabs />
        </div>
      </header>
      <main ref={main} tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <Suspense>
        <NoticeArea />
      </Suspense>
      <ScrollRestoration />
    </>
  );
}
