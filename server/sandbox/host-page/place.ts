import { z } from 'zod';

export const sideViews = ['calendar', 'inbox', 'activity', 'calendars'] as const;
export type SideView = (typeof sideViews)[number];
/** The three themes of Teams, by the names that the host protocol uses. */
export const hostThemes = ['default', 'dark', 'contrast'] as const;
export type HostTheme = (typeof hostThemes)[number];

/** All that the page keeps in its address, so that reload and Back find it again. */
export interface Place {
  /** `null` until it is known who to be at first. */
  readonly personId: string | null;
  readonly side: SideView;
  /** A route of the tab, such as `/pairs`. */
  readonly route: string;
  readonly theme: HostTheme;
  /** Whose calendars stand side by side; `first` is the person themselves where `null`. */
  readonly first: string | null;
  readonly second: string | null;
  /** On a narrow screen: the side view is shown in place of the tab. */
  readonly showsSide: boolean;
}

const place = z.object({
  person: z.uuid().nullable().catch(null),
  side: z.enum(sideViews).catch('calendar'),
  route: z.string().transform(tabRoute).catch('/'),
  theme: z.enum(hostThemes).catch('default'),
  first: z.uuid().nullable().catch(null),
  second: z.uuid().nullable().catch(null),
  show: z.literal('side').nullable().catch(null),
});

/** Reads the page's query. What is missing or makes no sense becomes its default; it never throws. */
export function readPlace(search: string): Place {
  const query = new URLSearchParams(search);
  const read = place.parse({
    person: query.get('person'),
    side: query.get('side'),
    route: query.get('route'),
    theme: query.get('theme'),
    first: query.get('first'),
    second: query.get('second'),
    show: query.get('show'),
  });
  const { person, show, ...rest } = read;
  return { ...rest, personId: person, showsSide: show === 'side' };
}

/** The query of a place, with `?`; defaults are left out, and the route stays readable. */
export function writePlace(at: Place): string {
  const query = new URLSearchParams();
  if (at.personId) query.set('person', at.personId);
  query.set('side', at.side);
  if (at.first) query.set('first', at.first);
  if (at.second) query.set('second', at.second);
  if (at.theme !== 'default') query.set('theme', at.theme);
  if (at.showsSide) query.set('show', 'side');
  query.set('route', at.route);
  return `?${query.toString().replaceAll('%2F', '/')}`;
}

const tabBase = '/tab';

/** A route of the tab from whatever came with a link: begins with one slash and cannot leave the tab. */
export function tabRoute(value: string): string {
  const path = `/${value.replace(/^[/\\]+/, '')}`;
  const url = new URL(path, 'https://tab.invalid');
  return `${url.pathname}${url.search}${url.hash}`.replace(/^\/+/, '/');
}

/** Where the frame must point for a route. */
export function tabAddress(route: string): string {
  return `${tabBase}${tabRoute(route)}`;
}

/** The route at which the frame stands, or `null` where it does not show the tab (yet). */
export function routeOfFrame(at: { pathname: string; search: string; hash: string }): string | null {
  if (at.pathname !== tabBase && !at.pathname.startsWith(`${tabBase}/`)) return null;
  return tabRoute(`${at.pathname.slice(tabBase.length)}${at.search}${at.hash}`);
}
