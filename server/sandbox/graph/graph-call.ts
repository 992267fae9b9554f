import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Directory, DirectoryUser } from '../directory.ts';
import type { GraphCaller } from '../tokens.ts';
import {
  accessDenied,
  badRequest,
  directoryAccessDenied,
  GraphError,
  mailboxNotEnabled,
  resourceNotFound,
} from './graph-error.ts';
import type { Preferences } from './preferences.ts';

export const graphRoot = 'https://graph.microsoft.com/v1.0';

declare module 'fastify' {
  interface FastifyRequest {
    graphCaller: GraphCaller | null;
  }
}

/** Who calls; the hook in front of all Graph routes has checked the token. */
export function callerOf(request: FastifyRequest): GraphCaller {
  if (request.graphCaller === null)
    throw new GraphError(401, 'InvalidAuthenticationToken', 'Access token is empty.');
  return request.graphCaller;
}

/** The user that a path names: `/me`, or `/users/{id or principal name}`. An app has no `/me`. */
export function userOf(request: FastifyRequest, directory: Directory): DirectoryUser {
  const caller = callerOf(request);
  const key = pathParameter(request, 'userId');
  if (key === null && caller.kind === 'app')
    throw badRequest('/me request is only valid with delegated authentication flow.', 'BadRequest');
  const user = directory.byKey(key ?? (caller.kind === 'person' ? caller.personId : ''));
  if (user === undefined) throw resourceNotFound(key ?? 'me');
  return user;
}

/** The user's mailbox: a delegated token opens only the own one, and not everybody has one that Graph reaches. */
export function mailboxOf(request: FastifyRequest, directory: Directory): DirectoryUser {
  const user = userOf(request, directory);
  const caller = callerOf(request);
  if (caller.kind === 'person' && caller.personId !== user.person.id) throw accessDenied();
  if (user.person.mailbox !== 'exchangeOnline') throw mailboxNotEnabled();
  return user;
}

/** Directory reads with a delegated token reach the own entry only (User.Read). */
export function requireDirectoryAccess(request: FastifyRequest, user: DirectoryUser | null): void {
  const caller = callerOf(request);
  if (caller.kind === 'person' && caller.personId !== user?.person.id) throw directoryAccessDenied();
}

/** A parameter of the path, or null on routes that do not have it. */
export function pathParameter(request: FastifyRequest, name: string): string | null {
  const parameters: unknown = request.params;
  if (typeof parameters !== 'object' || parameters === null) return null;
  const value = new Map<string, unknown>(Object.entries(parameters)).get(name);
  return typeof value === 'string' ? value : null;
}

export function applyPreferences(reply: FastifyReply, preferences: Preferences): void {
  if (preferences.applied.length > 0) reply.header('preference-applied', preferences.applied.join(', '));
}

/** An absolute link to the next page, with the given query options changed. */
export function nextLink(request: FastifyRequest, changed: Readonly<Record<string, string>>): string {
  const url = new URL(request.url, 'https://graph.microsoft.com');
  const kept = [...url.searchParams].filter(
    ([key]) => !Object.keys(changed).some((name) => name.toLowerCase() === key.toLowerCase()),
  );
  const query = [...kept, ...Object.entries(changed)]
    .map(
      ([key, value]) =>
        `${key.startsWith('$') ? '$' : ''}${encodeURIComponent(key.replace(/^\$/, ''))}=${encodeURIComponent(value)}`,
    )
    .join('&');
  return `https://graph.microsoft.com${url.pathname}?${query}`;
}
