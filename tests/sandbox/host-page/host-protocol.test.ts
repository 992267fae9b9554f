import { describe, expect, it } from 'vitest';
import {
  answerTo,
  type HostPorts,
  type HostRequest,
  readRequest,
  respond,
  speaksVersion,
} from '../../../server/sandbox/host-page/protocol/host-protocol.ts';
import { tabContext } from '../../../server/sandbox/host-page/protocol/tab-context.ts';

function host(change: Partial<HostPorts> = {}) {
  const seen: string[] = [];
  const ports: HostPorts = {
    context: () => ({ theme: 'default' }),
    tabToken: async () => 'a-token',
    ready: () => seen.push('ready'),
    failed: (reason) => seen.push(`failed ${reason}`),
    openLink: (url) => seen.push(`link ${url}`) > 0,
    openRoute: (route) => seen.push(`route ${route}`),
    goBack: () => true,
    ...change,
  };
  const ask = (func: string, ...args: unknown[]) => respond(request(func, args), ports);
  return { seen, ask };
}

function request(func: string, args: unknown[] = []): HostRequest {
  return { id: 7, uuidAsString: 'one', func, args };
}

describe('readRequest', () => {
  it('takes a message of teams-js with all that it carries', () => {
    const message = { id: 0, uuidAsString: 'u', func: 'initialize', args: ['2.58.0', 4, []], timestamp: 1 };
    expect(readRequest(message)).toMatchObject({ id: 0, uuidAsString: 'u', func: 'initialize' });
  });

  it('passes over every other message that arrives at the window', () => {
    for (const data of [
      null,
      'text',
      { type: 'webpack' },
      { id: 'x', func: 'y' },
      { func: 'themeChange', args: [] },
    ]) {
      expect(readRequest(data)).toBeNull();
    }
  });
});

describe('answerTo', () => {
  it('sends both ids back', () => {
    expect(answerTo(request('getContext'), ['x'])).toEqual({ id: 7, uuidAsString: 'one', args: ['x'] });
    expect(answerTo({ id: 7, func: 'getContext' }, [])).toEqual({ id: 7, args: [] });
  });
});

describe('respond', () => {
  it('initialises with the runtime as JSON in the fourth place', async () => {
    const answer = await host().ask('initialize');
    expect(answer?.slice(0, 3)).toEqual(['content', 'web', speaksVersion]);
    const runtime: unknown = JSON.parse(String(answer?.[3]));
    expect(runtime).toMatchObject({
      apiVersion: 4,
      isLegacyTeams: false,
      supports: { app: { notifySuccessResponse: {} } },
    });
  });

  it('hands out the context and a token', async () => {
    const { ask } = host();
    expect(await ask('getContext')).toEqual([{ theme: 'default' }]);
    expect(await ask('authentication.getAuthToken')).toEqual([true, 'a-token']);
  });

  it('tells the tab why there is no token', async () => {
    const { ask } = host({ tabToken: () => Promise.reject(new Error('The account is disabled.')) });
    expect(await ask('authentication.getAuthToken')).toEqual([false, 'The account is disabled.']);
  });

  it('answers success, which the tab waits for, and not appLoaded, which it does not', async () => {
    const { ask, seen } = host();
    expect(await ask('appInitialization.success', '2.58.0')).toEqual([]);
    expect(await ask('appInitialization.appLoaded', '2.58.0')).toBeNull();
    expect(await ask('registerHandler', 'themeChange')).toBeNull();
    expect(seen).toEqual(['ready']);
  });

  it('keeps the reason of a failed start', async () => {
    const { ask, seen } = host();
    await ask('appInitialization.failure', 'AuthFailed', 'no consent');
    await ask('appInitialization.expectedFailure', 'PermissionError', undefined);
    await ask('appInitialization.failure');
    expect(seen).toEqual([
      'failed AuthFailed: no consent',
      'failed PermissionError',
      'failed no reason given',
    ]);
  });

  it('follows links and routes of the tab', async () => {
    const { ask, seen } = host();
    expect(await ask('executeDeepLink', 'https://example.com')).toEqual([true]);
    expect(await ask('pages.navigateToApp', { appId: 'a', pageId: 'home', subPageId: '/pairs' })).toEqual([
      true,
    ]);
    expect(await ask('pages.currentApp.navigateTo', { pageId: 'home', subPageId: '/offer' })).toEqual([]);
    expect(await ask('pages.currentApp.navigateToDefaultPage')).toEqual([]);
    expect(seen).toEqual(['link https://example.com', 'route /pairs', 'route /offer', 'route /']);
  });

  it('says so where a link or a way back is refused', async () => {
    const { ask } = host({ openLink: () => false, goBack: () => false });
    expect((await ask('executeDeepLink', 'x'))?.[0]).toBe(false);
    expect((await ask('executeDeepLink', 7))?.[0]).toBe(false);
    expect((await ask('navigateBack'))?.[0]).toBe(false);
  });

  it('leaves a capability that it does not declare without an answer', async () => {
    expect(await host().ask('dialog.url.open', {})).toBeNull();
  });
});

describe('tabContext', () => {
  const facts = {
    person: { personId: 'p', displayName: 'Sample Person', userType: 'Member' },
    tenantId: 't',
    theme: 'dark',
    sessionId: 's',
  } as const;

  it('is the flat shape from before teams-js 2', () => {
    expect(tabContext({ ...facts, subEntityId: '/pairs' })).toMatchObject({
      userObjectId: 'p',
      tid: 't',
      theme: 'dark',
      locale: 'en-gb',
      hostName: 'Teams',
      hostClientType: 'web',
      frameContext: 'content',
      subEntityId: '/pairs',
    });
  });

  it('names a subEntityId only where a deep link opened the tab', () => {
    expect(tabContext({ ...facts, subEntityId: null })).not.toHaveProperty('subEntityId');
  });
});
