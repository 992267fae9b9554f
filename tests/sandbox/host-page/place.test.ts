import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hostThemes,
  type Place,
  readPlace,
  routeOfFrame,
  sideViews,
  tabAddress,
  tabRoute,
  writePlace,
} from '../../../server/sandbox/host-page/place.ts';

const ana = '00000000-0000-4000-8000-000000000001';

describe('the place in the address', () => {
  it('is the calendar beside home, in the light theme, where the address says nothing', () => {
    expect(readPlace('')).toEqual({
      personId: null,
      side: 'calendar',
      route: '/',
      theme: 'default',
      first: null,
      second: null,
      showsSide: false,
    });
  });

  it('keeps the route readable', () => {
    expect(writePlace({ ...readPlace(''), personId: ana, route: '/pairs' })).toBe(
      `?person=${ana}&side=calendar&route=/pairs`,
    );
  });

  it('passes over what makes no sense', () => {
    expect(readPlace('?person=kim&side=fridge&theme=pink&route=//evil.example')).toMatchObject({
      personId: null,
      side: 'calendar',
      theme: 'default',
      route: '/evil.example',
    });
  });

  it('comes back as it was written', () => {
    const id = fc.option(fc.uuid(), { nil: null });
    const places: fc.Arbitrary<Place> = fc.record({
      personId: id,
      side: fc.constantFrom(...sideViews),
      route: fc.webPath().map(tabRoute),
      theme: fc.constantFrom(...hostThemes),
      first: id,
      second: id,
      showsSide: fc.boolean(),
    });
    fc.assert(
      fc.property(places, (place) => {
        expect(readPlace(writePlace(place))).toEqual(place);
      }),
    );
  });
});

describe('routes of the tab', () => {
  it('stay inside the tab, whatever a link asks for', () => {
    expect(tabAddress('pairs')).toBe('/tab/pairs');
    expect(tabAddress('/../../local/reset')).toBe('/tab/local/reset');
    expect(tabAddress('//evil.example/x')).toBe('/tab/evil.example/x');
    expect(tabAddress('\\\\evil.example')).toBe('/tab/evil.example');
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(tabAddress(value).startsWith('/tab/')).toBe(true);
      }),
    );
  });

  it('are read from the frame with query and hash, and not before it shows the tab', () => {
    const at = (pathname: string, search = '', hash = '') => routeOfFrame({ pathname, search, hash });
    expect(at('/tab')).toBe('/');
    expect(at('/tab/')).toBe('/');
    expect(at('/tab/programs/7', '?view=health', '#top')).toBe('/programs/7?view=health#top');
    expect(at('blank')).toBeNull();
    expect(at('/table')).toBeNull();
  });
});
