import { describe, expect, it } from 'vitest';
import { deepLink, tabEntityId } from '../../../server/features/nudges/deep-link.ts';

const app = { teamsAppId: '5a0d3a6e-2b52-4c67-9f6b-0f9f0e6f1c11', publicUrl: 'https://pairs.example.com' };

describe('a deep link', () => {
  const url = new URL(deepLink(app, '/pairs/1?x=a b&y="z"', 'My pairs & more'));

  it('opens the personal tab of this app in Teams', () => {
    expect(url.origin).toBe('https://teams.microsoft.com');
    expect(url.pathname).toBe(`/l/entity/${app.teamsAppId}/${tabEntityId}`);
  });

  it('carries the route to the tab, whatever characters it holds', () => {
    const context: unknown = JSON.parse(url.searchParams.get('context') ?? '');
    expect(context).toEqual({ subEntityId: '/pairs/1?x=a b&y="z"' });
  });

  it('names the same page on the web for hosts that lack the app', () => {
    expect(url.searchParams.get('webUrl')).toBe('https://pairs.example.com/tab/pairs/1?x=a b&y="z"');
  });

  it('carries the label as text', () => {
    expect(url.searchParams.get('label')).toBe('My pairs & more');
  });
});
