import { useCallback, useEffect, useRef, useState } from 'react';
import { type Place, readPlace, tabRoute, writePlace } from './place.ts';

/** One life of the frame: a new number is a new frame. */
export interface TabMount {
  readonly number: number;
  readonly route: string;
  /** Set when a deep link opened the tab: the address stays the tab's first page, as in Teams. */
  readonly subEntityId: string | null;
}

export interface HostPlace {
  readonly place: Place;
  readonly mount: TabMount;
  /** Goes elsewhere, as an entry of its own in the history; the frame is new where person or route are. */
  visit(change: Partial<Place>): void;
  /** Opens the tab anew by a deep link to a route. */
  followLink(route: string): void;
  /** Fills in what the address left open, without an entry of its own. */
  settle(change: Partial<Place>): void;
  /** The frame has moved to a route by itself. */
  noteRoute(route: string): void;
  /** A new frame at the same route. */
  reload(): void;
}

/** The page's place in its address, and with it the life of the frame. */
export function useHostPlace(): HostPlace {
  const [place, setPlace] = useState<Place>(() => readPlace(window.location.search));
  const [mount, setMount] = useState<TabMount>(() => ({ number: 0, route: place.route, subEntityId: null }));
  const latest = useRef(place);

  const keep = useCallback((next: Place, entry: 'push' | 'replace' | 'none') => {
    latest.current = next;
    setPlace(next);
    const address = `${window.location.pathname}${writePlace(next)}`;
    if (entry === 'push') window.history.pushState(null, '', address);
    if (entry === 'replace') window.history.replaceState(null, '', address);
  }, []);

  const mountAt = useCallback((route: string, subEntityId: string | null) => {
    setMount((before) => ({ number: before.number + 1, route, subEntityId }));
  }, []);

  const reload = useCallback(() => mountAt(latest.current.route, null), [mountAt]);

  const visit = useCallback(
    (change: Partial<Place>) => {
      const before = latest.current;
      const next = { ...before, ...change };
      if (writePlace(next) !== writePlace(before)) keep(next, 'push');
      // A step of the strip means "show it", even where the tab stands there already.
      if (change.route !== undefined || next.personId !== before.personId) mountAt(next.route, null);
    },
    [keep, mountAt],
  );

  const followLink = useCallback(
    (to: string) => {
      const route = tabRoute(to);
      keep({ ...latest.current, route, showsSide: false }, 'push');
      mountAt('/', route);
    },
    [keep, mountAt],
  );

  const settle = useCallback(
    (change: Partial<Place>) => keep({ ...latest.current, ...change }, 'replace'),
    [keep],
  );

  const noteRoute = useCallback(
    (route: string) => {
      if (route !== latest.current.route) keep({ ...latest.current, route }, 'replace');
    },
    [keep],
  );

  useEffect(() => {
    const restore = () => {
      const before = latest.current;
      const next = readPlace(window.location.search);
      keep(next, 'none');
      if (next.personId !== before.personId || next.route !== before.route) mountAt(next.route, null);
    };
    window.addEventListener('popstate', restore);
    return () => window.removeEventListener('popstate', restore);
  }, [keep, mountAt]);

  return { place, mount, visit, followLink, settle, noteRoute, reload };
}
