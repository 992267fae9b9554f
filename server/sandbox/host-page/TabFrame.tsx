import {
  MessageBar,
  MessageBarBody,
  makeStyles,
  ProgressBar,
  shorthands,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { LocalPerson } from '../contract.ts';
import { linkTarget } from './deep-link.ts';
import { tokenOf } from './graph-api.ts';
import { messages } from './messages.ts';
import { type HostTheme, routeOfFrame, tabAddress } from './place.ts';
import { tabContext } from './protocol/tab-context.ts';
import { useTabHost } from './protocol/use-tab-host.ts';
import type { TabMount } from './use-host-place.ts';

const routeLookMs = 300;
/** Teams gives a tab this long to call notifySuccess. */
const patienceMs = 30_000;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minBlockSize: 0, position: 'relative' },
  frame: {
    flexGrow: 1,
    inlineSize: '100%',
    minBlockSize: 0,
    ...shorthands.borderStyle('none'),
    backgroundColor: tokens.colorNeutralBackground3,
  },
  progress: { position: 'absolute', insetBlockStart: 0, insetInline: 0 },
});

interface Props {
  readonly person: LocalPerson;
  readonly tenantId: string;
  readonly theme: HostTheme;
  readonly mount: TabMount;
  onRoute(route: string): void;
  onOpenRoute(route: string): void;
  onLeave(url: string): void;
}

/** The real tab in a frame of the same origin. Mount it anew (by key) for another person or opening. */
export function TabFrame({ person, tenantId, theme, mount, onRoute, onOpenRoute, onLeave }: Props) {
  const styles = useStyles();
  const frame = useRef<HTMLIFrameElement>(null);
  const [opening, setOpening] = useState<'waiting' | 'late' | 'ready' | { failed: string }>('waiting');
  const [sessionId] = useState(() => crypto.randomUUID());

  useTabHost(frame, theme, {
    context: () => tabContext({ person, tenantId, theme, subEntityId: mount.subEntityId, sessionId }),
    tabToken: () => tokenOf(person.personId, 'tab', true),
    ready: () => setOpening('ready'),
    failed: (reason) => setOpening({ failed: reason }),
    openLink: (url) => {
      const target = linkTarget(url);
      if (target.kind === 'tab') onOpenRoute(target.route);
      else onLeave(url);
      return true;
    },
    openRoute: onOpenRoute,
    goBack: () => {
      window.history.back();
      return true;
    },
  });

  useEffect(() => {
    const timer = setTimeout(() => setOpening((now) => (now === 'waiting' ? 'late' : now)), patienceMs);
    return () => clearTimeout(timer);
  }, []);

  // No event tells a page that a frame's script has changed its address, so it is looked at. Until the tab
  // has followed a deep link, its address says less than the link.
  const followed = useRef(mount.subEntityId === null);
  useEffect(() => {
    const look = () => {
      const location = frame.current?.contentWindow?.location;
      const route = location ? routeOfFrame(location) : null;
      if (route === null) return;
      if (route !== '/') followed.current = true;
      if (followed.current) onRoute(route);
    };
    const timer = setInterval(look, routeLookMs);
    return () => clearInterval(timer);
  }, [onRoute]);

  return (
    <div className={styles.root}>
      {opening === 'waiting' && (
        <ProgressBar className={styles.progress} thickness="large" aria-label={messages.frame.loading} />
      )}
      {opening === 'late' && <Notice text={messages.frame.late} />}
      {typeof opening === 'object' && <Notice text={messages.frame.failed(opening.failed)} />}
      <iframe
        ref={frame}
        className={styles.frame}
        title={messages.frame.title}
        src={tabAddress(mount.route)}
        allow="clipboard-write"
      />
    </div>
  );
}

function Notice({ text }: { readonly text: string }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  );
}
