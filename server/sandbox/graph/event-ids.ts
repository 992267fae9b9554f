import { randomBytes } from 'node:crypto';

const copyIdLength = 88;

/** The id of a copy of an event: opaque, case-sensitive, with `-` and `_` in it, as Exchange's are. */
export function newCopyId(): string {
  return `AAkALg${randomBytes(62).toString('base64url')}`.slice(0, copyIdLength - 1).concat('=');
}

/** An id that calendars share (RFC 5545 UID), in the look of Exchange's. */
export function newCalendarUid(): string {
  return `040000008200E00074C5B7101A82E008${randomBytes(40).toString('hex').toUpperCase()}`;
}

/** The id of one occurrence, made of its series' id and the original day. */
export function occurrenceId(copyId: string, date: string): string {
  return `${copyId}${Buffer.from(`o${date.replaceAll('-', '')}`).toString('base64url')}`;
}

/** What an id names: a whole event or series, or one occurrence of it. Null for what cannot be an id. */
export function parseEventId(id: string): { copyId: string; date: string | null } | null {
  if (id.length < copyIdLength) return null;
  const copyId = id.slice(0, copyIdLength);
  if (id.length === copyIdLength) return { copyId, date: null };
  const rest = Buffer.from(id.slice(copyIdLength), 'base64url').toString();
  const match = /^o(\d{4})(\d\d)(\d\d)$/.exec(rest);
  if (match === null || occurrenceId(copyId, `${match[1]}-${match[2]}-${match[3]}`) !== id) return null;
  return { copyId, date: `${match[1]}-${match[2]}-${match[3]}` };
}
