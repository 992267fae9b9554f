import {
  FluentProvider,
  makeStyles,
  mergeClasses,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { JourneyStep } from '../contract.ts';
import { JourneyStrip } from './bar/JourneyStrip.tsx';
import { TopBar } from './bar/TopBar.tsx';
import { linkTarget } from './deep-link.ts';
import { edgeBefore } from './edges.ts';
import { HostTabs, panelId } from './HostTabs.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { RequestFailure } from './local-api.ts';
import { messages } from './messages.ts';
import { Empty, Problem, Waiting } from './PanelState.tsx';
import type { SideView } from './place.ts';
import { useInbox, usePerson, useTenant } from './queries.ts';
import { SidePanel } from './SidePanel.tsx';
import { TabFrame } from './TabFrame.tsx';
import { TabHeader } from './TabHeader.tsx';
import { useFirstPerson } from './use-first-person.ts';
import { useHostPlace } from './use-host-place.ts';
import { useWideScreen } from './use-wide-screen.ts';

const themes = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    blockSize: '100dvh',
    minBlockSize: '640px',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  // Scroll bars and native fields follow this.
  dim: { colorScheme: 'dark' },
  narrowPage: { blockSize: 'auto', minBlockSize: '100dvh' },
  main: { display: 'grid', flexGrow: 1, minBlockSize: 0, gridTemplateRows: 'minmax(0, 1fr)' },
  beside: { gridTemplateColumns: 'minmax(0, 1fr) minmax(380px, 38%)' },
  twoBeside: { gridTemplateColumns: 'minmax(0, 1fr) minmax(520px, 56%)' },
  alone: {
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    blockSize: '100dvh',
    minBlockSize: '560px',
  },
  pane: { display: 'flex', flexDirection: 'column', minBlockSize: 0, minInlineSize: 0 },
  side: { backgroundColor: tokens.colorNeutralBackground1 },
  edge: edgeBefore,
  view: { display: 'flex', flexDirection: 'column', flexGrow: 1, minBlockSize: 0, minInlineSize: 0 },
  hidden: { display: 'none' },
  opening: { gridColumn: '1 / -1', padding: tokens.spacingHorizontalL },
});

/** The whole page: the bar, the newcomer's steps, the tab, and beside it the person's Outlook and Teams. */
export function HostApp() {
  const styles = useStyles();
  const host = useHostPlace();
  const { place } = host;
  const isWide = useWideScreen();
  const person = usePerson(place.personId);
  // Somebody who is not of this tenant: an address kept from another organisation.
  const isStranger = person.error instanceof RequestFailure && person.error.status === 404;
  const nobody = useFirstPerson(isStranger ? null : place.personId, (personId) => host.settle({ personId }));
  const tenant = useTenant();
  const waiting = useWaitingInvitations(place.personId);
  const [leaving, setLeaving] = useState<string | null>(null);

  const follow = (url: string) => {
    const target = linkTarget(url);
    if (target.kind === 'tab') host.followLink(target.route);
    else setLeaving(url);
  };
  const takeStep = (step: JourneyStep) => {
    const [first = null, second = null] = step.besidePeople;
    host.visit({
      personId: step.personId,
      route: step.route,
      side: step.beside,
      showsSide: step.beside === 'calendars',
      ...(step.beside === 'calendars' ? { first, second } : {}),
    });
  };
  const chooseView = (view: SideView | 'tab') =>
    host.visit(view === 'tab' ? { showsSide: false } : { side: view, showsSide: true });

  const showsTab = isWide || !place.showsSide;
  const showsSide = isWide || place.showsSide;
  const tabs = (
    <HostTabs
      chosen={showsSide ? place.side : 'tab'}
      withTab={!isWide}
      waiting={waiting}
      onChoose={chooseView}
    />
  );
  const columns = place.side === 'calendars' ? styles.twoBeside : styles.beside;
  const loadProblem = person.error ?? tenant.error;

  return (
    <FluentProvider theme={themes[place.theme]}>
      <div
        className={mergeClasses(
          styles.page,
          !isWide && styles.narrowPage,
          place.theme !== 'default' && styles.dim,
        )}
      >
        <TopBar
          person={person.data ?? null}
          personId={place.personId}
          theme={place.theme}
          onPerson={(personId) => host.visit({ personId })}
          onTheme={(theme) => host.settle({ theme })}
          onChanged={host.reload}
        />
        <JourneyStrip onStep={takeStep} />
        <main className={mergeClasses(styles.main, isWide ? columns : styles.alone)}>
          {!isWide && tabs}
          {!person.data || !tenant.data ? (
            <Opening nobody={nobody} problem={loadProblem} onRetry={() => person.refetch()} />
          ) : (
            <>
              <div
                id={panelId('tab')}
                className={mergeClasses(styles.pane, !showsTab && styles.hidden)}
                {...(isWide ? {} : { role: 'tabpanel', 'aria-labelledby': 'choose-tab' })}
              >
                <TabHeader person={person.data} onReload={host.reload} />
                <TabFrame
                  key={`${place.personId} ${host.mount.number}`}
                  person={person.data}
                  tenantId={tenant.data.tenantId}
                  theme={place.theme}
                  mount={host.mount}
                  onRoute={host.noteRoute}
                  onOpenRoute={host.followLink}
                  onLeave={setLeaving}
                />
              </div>
              <aside
                className={mergeClasses(
                  styles.pane,
                  styles.side,
                  isWide && styles.edge,
                  !showsSide && styles.hidden,
                )}
                aria-label={messages.sides.label}
              >
                {isWide && tabs}
                <div
                  id={panelId(place.side)}
                  className={styles.view}
                  role="tabpanel"
                  aria-labelledby={`choose-${place.side}`}
                >
                  <SidePanel person={person.data} place={place} onChoose={host.visit} onLink={follow} />
                </div>
              </aside>
            </>
          )}
        </main>
      </div>
      {leaving && <LeaveDialog url={leaving} onClose={() => setLeaving(null)} />}
    </FluentProvider>
  );
}

interface OpeningProps {
  readonly nobody: boolean;
  readonly problem: Error | null;
  onRetry(): void;
}

function Opening({ nobody, problem, onRetry }: OpeningProps) {
  const styles = useStyles();
  return (
    <div className={styles.opening}>
      {problem && <Problem text={messages.frame.personFailed} error={problem} onRetry={onRetry} />}
      {!problem && nobody && <Empty text={messages.frame.noPerson} />}
      {!problem && !nobody && <Waiting label={messages.frame.loading} />}
    </div>
  );
}

/** How many invitations wait for this person's answer. */
function useWaitingInvitations(personId: string | null): number {
  const { data } = useInbox(personId);
  return data?.items.filter((item) => item.kind === 'invitation' && item.answer === 'none').length ?? 0;
}
