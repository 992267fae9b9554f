import { app, authentication } from '@microsoft/teams-js';

export type HostTheme = 'default' | 'dark' | 'contrast';

/** The application around the tab: Teams, Outlook, microsoft365.com, or the local tenant's page. */
export interface Host {
  readonly theme: HostTheme;
  /** BCP 47, such as `en-GB`. */
  readonly locale: string;
  /** Route that a deep link asks for, such as `/approvals`. */
  readonly route: string | null;
  /** Calls back with every later change; the host keeps one listener only. */
  onThemeChange(listener: (theme: HostTheme) => void): void;
  /** A token for this service's API. `renewed` asks the host again instead of using the last one. */
  getToken(options: { readonly renewed: boolean }): Promise<string>;
  /** Tells the host that the first view stands, so that it takes its loading picture away. */
  notifyReady(): void;
  /** Opens a link in the host, which knows how to join a meeting without a new window. */
  openLink(url: string): Promise<void>;
}

/** A host answers within milliseconds; a frame around us that is none never does. */
const initializeTimeoutMs = 15_000;

/**
 * Connects to the host, or answers `null` where there is none: opened on its own, or in a frame of
 * somebody else.
 */
export async function connectHost(): Promise<Host | null> {
  try {
    await withTimeout(app.initialize(), initializeTimeoutMs);
  } catch {
    // The one reason teams-js gives for a rejection here is that nobody around us is a host.
    return null;
  }
  const context = await app.getContext();
  let token: Promise<string> | null = null;
  return {
    theme: readTheme(context.app.theme),
    locale: context.app.locale || 'en',
    route: readRoute(context.page.subPageId),
    onThemeChange: (listener) => app.registerOnThemeChangeHandler((theme) => listener(readTheme(theme))),
    getToken: ({ renewed }) => {
      if (renewed || token === null) {
        const asked = authentication.getAuthToken();
        asked.catch(() => {
          if (token === asked) token = null;
        });
        token = asked;
      }
      return token;
    },
    notifyReady: () => {
      // The answer of some hosts never comes; nothing waits for it.
      void app.notifySuccess().catch(() => undefined);
    },
    openLink: (url) => app.openLink(url),
  };
}

/** Only paths of our own: a deep link must not lead out of the tab. */
export function readRoute(subPageId: string | undefined): string | null {
  if (subPageId === undefined || !subPageId.startsWith('/') || subPageId.startsWith('//')) return null;
  return subPageId;
}

/** Teams names its themes `default`, `dark`, `contrast`; newer hosts add others, which look like the default. */
export function readTheme(theme: string | undefined): HostTheme {
  return theme === 'dark' || theme === 'contrast' ? theme : 'default';
}

async function withTimeout(work: Promise<unknown>, timeoutMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the host did not answer')), timeoutMs);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
