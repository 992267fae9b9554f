import { makeStyles, tokens, useThemeClassName } from '@fluentui/react-components';
import { useRef, useState } from 'react';

const mostPixels = 520;

const useStyles = makeStyles({
  root: {
    inlineSize: '100%',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

interface Props {
  readonly title: string;
  readonly html: string;
  onLink(url: string): void;
}

/**
 * A mail's HTML in a frame without scripts. It keeps this page's origin only so that the page can size it
 * and catch its links; nothing in it can run.
 */
export function MailBody({ title, html, onLink }: Props) {
  const styles = useStyles();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(120);
  // Read so that the mail is painted anew in the colours of another theme.
  const themeClass = useThemeClassName();

  const settle = () => {
    const body = frame.current?.contentDocument;
    if (!body) return;
    dress(body, frame.current);
    setHeight(Math.min(mostPixels, body.documentElement.scrollHeight + 4));
    body.addEventListener('click', (click) => {
      const link = closestLink(click);
      if (!link) return;
      click.preventDefault();
      onLink(link);
    });
  };

  return (
    <iframe
      key={themeClass}
      ref={frame}
      className={styles.root}
      title={title}
      sandbox="allow-same-origin"
      srcDoc={html}
      style={{ blockSize: height }}
      onLoad={settle}
    />
  );
}

/** Elements of another document are no instances of this window's classes, so the path is asked instead. */
function closestLink(click: Event): string | null {
  for (const node of click.composedPath()) {
    const href = 'href' in node ? node.href : null;
    if (typeof href === 'string' && href !== '') return href;
  }
  return null;
}

/** Gives a mail the page's own type and colours; what the mail says about itself goes before. */
function dress(body: Document, frame: HTMLIFrameElement | null): void {
  if (!frame) return;
  const page = getComputedStyle(frame);
  const style = body.createElement('style');
  style.textContent = `:where(body) { margin: 12px; font: 14px/1.45 ${page.fontFamily}; color: ${page.color};
    background: ${page.backgroundColor}; overflow-wrap: anywhere; } :where(a) { color: ${page.getPropertyValue('--colorBrandForegroundLink')}; }
    :where(img, table) { max-inline-size: 100%; }`;
  body.head.prepend(style);
}
