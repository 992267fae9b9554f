import { z } from 'zod';

const hostRequest = z.object({
  id: z.number(),
  /** teams-js 2.x matches answers by this one; older versions by `id`. Both are sent back. */
  uuidAsString: z.string().optional(),
  func: z.string(),
  args: z.array(z.unknown()).nullish(),
});
export type HostRequest = z.infer<typeof hostRequest>;

export interface HostAnswer {
  readonly id: number;
  readonly uuidAsString?: string;
  readonly args: readonly unknown[];
}

/** What the host does when the tab asks. `false` means that it was refused. */
export interface HostPorts {
  context(): object;
  tabToken(): Promise<string>;
  ready(): void;
  failed(reason: string): void;
  openLink(url: string): boolean;
  /** A route of this app, from `pages.navigateToApp` and `pages.currentApp`. */
  openRoute(route: string): void;
  goBack(): boolean;
}

/**
 * Capabilities that this host declares. `notifySuccessResponse` obliges it to answer
 * `appInitialization.success`: the tab waits for that answer for ever.
 */
export const runtime = Object.freeze({
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: {},
  supports: {
    app: { notifySuccessResponse: {} },
    pages: { backStack: {}, currentApp: {} },
  },
});

/** The teams-js version whose protocol this host speaks. */
export const speaksVersion = '2.58.0';

/** A message of the tab, or `null` for anything else that arrives at the window. */
export function readRequest(data: unknown): HostRequest | null {
  const read = hostRequest.safeParse(data);
  return read.success ? read.data : null;
}

/** The answer in its envelope; both ids go back as they came. */
export function answerTo(request: HostRequest, args: readonly unknown[]): HostAnswer {
  return request.uuidAsString === undefined
    ? { id: request.id, args }
    : { id: request.id, uuidAsString: request.uuidAsString, args };
}

const failure = z.tuple([z.unknown(), z.unknown()]).rest(z.unknown());
const target = z.object({ pageId: z.string().optional(), subPageId: z.string().optional() });

/**
 * Does what the tab asks and gives the answer's `args`, or `null` where teams-js waits for none (one-way
 * messages and capabilities that `runtime` does not declare).
 * Source: @microsoft/teams-js 2.58.0, `internal/communication`, `internal/appHelpers`, `public/pages`.
 */
export async function respond(request: HostRequest, ports: HostPorts): Promise<readonly unknown[] | null> {
  const args = request.args ?? [];
  switch (request.func) {
    case 'initialize':
      return ['content', 'web', speaksVersion, JSON.stringify(runtime)];
    case 'getContext':
      return [ports.context()];
    case 'authentication.getAuthToken':
      return signIn(ports);
    case 'appInitialization.appLoaded':
      return null;
    case 'appInitialization.success':
      ports.ready();
      return [];
    case 'appInitialization.failure':
    case 'appInitialization.expectedFailure':
      ports.failed(reasonOf(args));
      return null;
    case 'executeDeepLink':
      return typeof args[0] === 'string' && ports.openLink(args[0])
        ? [true]
        : [false, 'The link was refused.'];
    case 'pages.navigateToApp':
      ports.openRoute(routeOf(args[0]));
      return [true];
    case 'pages.currentApp.navigateTo':
      ports.openRoute(routeOf(args[0]));
      return [];
    case 'pages.currentApp.navigateToDefaultPage':
      ports.openRoute('/');
      return [];
    case 'navigateBack':
      return ports.goBack() ? [true] : [false, 'There is nothing to go back to.'];
    default:
      return null;
  }
}

async function signIn(ports: HostPorts): Promise<readonly unknown[]> {
  try {
    return [true, await ports.tabToken()];
  } catch (error) {
    return [false, error instanceof Error ? error.message : 'The token could not be fetched.'];
  }
}

function routeOf(argument: unknown): string {
  const read = target.safeParse(argument);
  return read.success ? (read.data.subPageId ?? '/') : '/';
}

/** `[reason, message]` of both kinds of failure; the message says more where there is one. */
function reasonOf(args: readonly unknown[]): string {
  const read = failure.safeParse(args);
  const words = read.success ? read.data.filter((word) => typeof word === 'string' && word !== '') : [];
  return words.slice(0, 2).join(': ') || 'no reason given';
}
