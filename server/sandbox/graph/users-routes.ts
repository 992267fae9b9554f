import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Directory, DirectoryUser } from '../directory.ts';
import type { TenantContext } from '../tenant-context.ts';
import { graphRoot, nextLink, requireDirectoryAccess, userOf } from './graph-call.ts';
import { badRequest, resourceNotFound } from './graph-error.ts';
import { type Expansion, type QueryOptions, readQuery, requireProperties } from './query-options.ts';
import { notListable, userProperties, userView } from './user-view.ts';

/** `GET /users`, `/users/{id}`, `/me` and their manager. */
export function usersRoutes(app: FastifyInstance, { directory }: TenantContext): void {
  app.get('/users', (request) => listUsers(request, directory));
  for (const path of ['/me', '/users/:userId']) {
    app.get(path, (request) => {
      const user = userOf(request, directory);
      requireDirectoryAccess(request, user);
      const options = readQuery(request.query, ['select', 'expand']);
      requireProperties(options.select, userProperties, 'user');
      return { '@odata.context': contextOf(options, '/$entity'), ...entry(user, options, directory) };
    });
    app.get(`${path}/manager`, (request) => {
      const user = userOf(request, directory);
      requireDirectoryAccess(request, user);
      const options = readQuery(request.query, ['select']);
      const manager = managerView(user, options.select, directory);
      if (manager === null) throw resourceNotFound('manager');
      return { '@odata.context': `${graphRoot}/$metadata#directoryObjects/$entity`, ...manager };
    });
  }
}

function listUsers(request: FastifyRequest, directory: Directory): Record<string, unknown> {
  requireDirectoryAccess(request, null);
  const options = readQuery(request.query, ['select', 'expand', 'top', 'skiptoken']);
  for (const name of options.select ?? [])
    if (notListable.has(name))
      throw badRequest(`The property '${name}' cannot be read in a list of users.`, 'BadRequest');
  requireProperties(options.select, userProperties, 'user');
  if (options.expand.some(({ levels }) => levels !== null))
    throw badRequest(
      "The query option '$levels' is not supported on a list of users.",
      'Request_UnsupportedQuery',
    );
  const size = options.top ?? 100;
  if (size < 1 || size > 999)
    throw badRequest(
      `Invalid page size specified: '${size}'. Must be between 1 and 999 inclusive.`,
      'Request_UnsupportedQuery',
    );
  const from = options.skipToken === null ? 0 : positionOf(options.skipToken, directory);
  const page = directory.users.slice(from, from + size);
  const last = page.at(-1);
  const hasMore = from + size < directory.users.length && last !== undefined;
  return {
    '@odata.context': contextOf(options, ''),
    ...(hasMore ? { '@odata.nextLink': nextLink(request, { $skiptoken: tokenAfter(last) }) } : {}),
    value: page.map((user) => entry(user, options, directory)),
  };
}

function entry(
  user: DirectoryUser,
  { select, expand }: QueryOptions,
  directory: Directory,
): Record<string, unknown> {
  return {
    ...userView(user, select),
    ...Object.assign({}, ...expand.map((item) => expanded(user, item, directory))),
  };
}

function expanded(user: DirectoryUser, expansion: Expansion, directory: Directory): Record<string, unknown> {
  if (expansion.name !== 'manager')
    throw badRequest(
      `The navigation '${expansion.name}' is not supported by the local tenant.`,
      'BadRequest',
    );
  if (expansion.filter !== null) throw badRequest("'$filter' is not supported on the manager.", 'BadRequest');
  requireProperties(expansion.select, userProperties, 'directoryObject');
  const manager = expandManager(user, expansion, directory, levelsOf(expansion.levels));
  return manager === null ? {} : { manager };
}

/** `$levels=max` walks up the line; a ring of managers ends where it closes. */
function expandManager(
  user: DirectoryUser,
  { select }: Expansion,
  directory: Directory,
  levels: number,
  passed: ReadonlySet<string> = new Set(),
): Record<string, unknown> | null {
  const manager = managerView(user, select, directory);
  const next = user.person.managerId === null ? undefined : directory.byId(user.person.managerId);
  if (manager === null || next === undefined || levels <= 1 || passed.has(next.person.id)) return manager;
  const options: Expansion = { name: 'manager', select, filter: null, levels: null };
  const above = expandManager(next, options, directory, levels - 1, new Set([...passed, next.person.id]));
  return above === null ? manager : { ...manager, manager: above };
}

/** A manager who is named but is not in the directory is an object with an id and nothing else. */
function managerView(
  user: DirectoryUser,
  select: readonly string[] | null,
  directory: Directory,
): Record<string, unknown> | null {
  const id = user.person.managerId;
  if (id === null) return null;
  const manager = directory.byId(id);
  return {
    '@odata.type': '#microsoft.graph.user',
    ...(manager === undefined ? { id } : userView(manager, select)),
  };
}

function levelsOf(levels: string | null): number {
  if (levels === null) return 1;
  if (levels === 'max') return 1000;
  if (!/^[1-9]\d*$/.test(levels)) throw badRequest(`Invalid value for $levels: '${levels}'.`, 'BadRequest');
  return Number(levels);
}

function contextOf({ select, expand }: QueryOptions, end: string): string {
  const names = [
    ...(select ?? []),
    ...expand.map((item) => `${item.name}(${(item.select ?? []).join(',')})`),
  ];
  return `${graphRoot}/$metadata#users${names.length > 0 ? `(${names.join(',')})` : ''}${end}`;
}

function tokenAfter(user: DirectoryUser): string {
  return Buffer.from(`after:${user.person.id}`).toString('base64url');
}

function positionOf(token: string, directory: Directory): number {
  const text = Buffer.from(token, 'base64url').toString();
  const index = directory.users.findIndex(({ person }) => text === `after:${person.id}`);
  if (index < 0)
    throw badRequest(
      'The specified page token value has expired and can no longer be included in your request.',
      'Directory_ExpiredPageToken',
    );
  return index + 1;
}
