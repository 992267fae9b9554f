import type { Directory } from '../directory.ts';
import { eventProperties, selectedOnly } from './event-properties.ts';
import { type EventSubject, eventView, exceptionsOf } from './event-view.ts';
import { badRequest } from './graph-error.ts';
import type { Preferences } from './preferences.ts';
import { type Expansion, type QueryOptions, requireProperties } from './query-options.ts';

/** Refuses what an event cannot be asked for, before anything is read. */
export function requireEventQuery({ select, expand }: QueryOptions): void {
  requireProperties(select, eventProperties, 'event');
  for (const { name } of expand)
    if (name !== 'singleValueExtendedProperties' && name !== 'exceptionOccurrences')
      throw badRequest(
        `The navigation '${name}' of an event is not supported by the local tenant.`,
        'BadRequest',
      );
}

/** An event as the answer shows it: selected and expanded as asked. */
export function eventBody(
  subject: EventSubject,
  directory: Directory,
  preferences: Preferences,
  { select, expand }: Pick<QueryOptions, 'select' | 'expand'>,
): Record<string, unknown> {
  const view = eventView(subject, directory, preferences);
  const isUsual = (key: string) => !selectedOnly.has(key) && !(key === 'originalStart' && view[key] === null);
  const isWanted = (key: string) => key === 'id' || (select === null ? isUsual(key) : select.includes(key));
  const body = Object.fromEntries(Object.entries(view).filter(([key]) => isWanted(key)));
  const wantsExceptions =
    select?.includes('exceptionOccurrences') || expand.some(({ name }) => name === 'exceptionOccurrences');
  const isMaster = view.type === 'seriesMaster';
  return {
    '@odata.etag': `W/"${String(view.changeKey)}"`,
    ...body,
    ...(wantsExceptions && isMaster
      ? {
          exceptionOccurrences: exceptionsOf(subject).map((found) =>
            eventBody(found, directory, preferences, { select: null, expand: [] }),
          ),
        }
      : {}),
    ...Object.assign({}, ...expand.map((item) => extended(subject, item))),
  };
}

/** Extended properties come only by id, named in the expansion's filter, and only from the organiser's copy. */
function extended({ meeting, copy }: EventSubject, { name, filter }: Expansion): Record<string, unknown> {
  if (name !== 'singleValueExtendedProperties') return {};
  const ids = [...(filter ?? '').matchAll(/\bid\s+eq\s+'((?:[^']|'')*)'/g)].map((match) =>
    normalId(match[1] ?? ''),
  );
  if (ids.length === 0)
    throw badRequest('singleValueExtendedProperties need a $filter by id.', 'ErrorInvalidRequest');
  const found = copy.isOrganizer
    ? meeting.content.extendedProperties.filter(({ id }) => ids.includes(normalId(id)))
    : [];
  return found.length === 0 ? {} : { singleValueExtendedProperties: found };
}

/** Property ids are compared by type, set and name; the braces' letters may differ in case. */
export function normalId(id: string): string {
  return id.replace(/\{[^}]*\}/, (set) => set.toLowerCase()).replace(/''/g, "'");
}
