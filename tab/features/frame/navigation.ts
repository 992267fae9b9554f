import type { MeResponse } from '../../../shared/people.ts';

export const rooms = ['home', 'pairs', 'offer', 'approvals', 'programs'] as const;
export type Room = (typeof rooms)[number];

export const roomPaths: Readonly<Record<Room, string>> = {
  home: '/',
  pairs: '/pairs',
  offer: '/offer',
  approvals: '/approvals',
  programs: '/programs',
};

/** The rooms that a person has a use for, and always the one that they stand in. */
export function roomsFor(me: MeResponse | undefined, current: Room): readonly Room[] {
  const useful: Readonly<Record<Room, boolean>> = {
    home: true,
    pairs: (me?.pairs ?? 0) > 0,
    offer: me?.offers ?? false,
    approvals: me !== undefined && (me.approves || me.approvalsWaiting > 0),
    programs: me?.leadsPrograms ?? false,
  };
  return rooms.filter((room) => useful[room] || room === current);
}

/** The room that a path such as `/programs/1/pairing` belongs to. The directory hangs on Programs. */
export function roomOf(pathname: string): Room {
  if (pathname.startsWith('/directory')) return 'programs';
  return rooms.find((room) => room !== 'home' && pathname.startsWith(roomPaths[room])) ?? 'home';
}
