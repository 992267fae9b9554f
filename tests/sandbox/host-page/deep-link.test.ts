import { describe, expect, it } from 'vitest';
import { linkTarget } from '../../../server/sandbox/host-page/deep-link.ts';

const entity = (context: string) =>
  `https://teams.microsoft.com/l/entity/app-id/home?webUrl=x&label=y&context=${encodeURIComponent(context)}`;

describe('linkTarget', () => {
  it('opens the tab on the route of a deep link', () => {
    expect(linkTarget(entity('{"subEntityId":"/approvals"}'))).toEqual({ kind: 'tab', route: '/approvals' });
    expect(linkTarget(entity('{"subEntityId":"pairs/7"}'))).toEqual({ kind: 'tab', route: '/pairs/7' });
  });

  it('opens the first page where the context is missing or cannot be read', () => {
    expect(linkTarget('https://teams.microsoft.com/l/entity/app-id/home')).toEqual({
      kind: 'tab',
      route: '/',
    });
    expect(linkTarget(entity('{"subEntityId":'))).toEqual({ kind: 'tab', route: '/' });
    expect(linkTarget(entity('{"subEntityId":7}'))).toEqual({ kind: 'tab', route: '/' });
  });

  it('knows a meeting from any other address', () => {
    const meeting = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0?context=y';
    expect(linkTarget(meeting)).toEqual({ kind: 'meeting', url: meeting });
    for (const url of ['https://example.com/l/entity/a/b', 'mailto:a@example.com', 'not an address']) {
      expect(linkTarget(url)).toEqual({ kind: 'elsewhere', url });
    }
  });
});
