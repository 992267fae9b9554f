import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { TenantContext } from '../tenant-context.ts';
import { attendeeLook } from './attendee-look.ts';
import { calendarEvents } from './busy-time.ts';
import { eventBody, requireEventQuery } from './event-answer-body.ts';
import { answerTo } from './event-content.ts';
import { findEvent } from './event-lookup.ts';
import type { EventSubject } from './event-view.ts';
import { applyPreferences, graphRoot, mailboxOf, nextLink } from './graph-call.ts';
import { badRequest } from './graph-error.ts';
import { occurrencesIn } from './occurrences.ts';
import { readPreferences } from './preferences.ts';
import { type QueryOptions, readQuery } from './query-options.ts';

const isoInstant = z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ local: true }), z.iso.date()]);

/** `GET …/calendarView` and `GET …/events/{id}/instances`: occurrences in a window, in pages. */
export function calendarViewRoutes(app: FastifyInstance, tenant: TenantContext): void {
  for (const path of ['/me', '/users/:userId']) {
    for (const view of [`${path}/calendarView`, `${path}/calendar/calendarView`])
      app.get(view, (request, reply) => {
        const user = mailboxOf(request, tenant.directory);
        const { options, fromMs, toMs } = readWindow(request);
        const found = calendarEvents(tenant, user, fromMs, toMs);
        return page(request, reply, tenant, options, found, `users('${user.person.id}')/calendarView`);
      });
    app.get(`${path}/events/:eventId/instances`, (request, reply) => {
      const user = mailboxOf(request, tenant.directory);
      const { options, fromMs, toMs } = readWindow(request);
      const { meeting, copy, date } = findEvent(tenant, user, request);
      if (date !== null || meeting.content.recurrence === null)
        throw badRequest('Your request can only be made on a recurring master.', 'ErrorInvalidRequest');
      const found = occurrencesIn(meeting, fromMs, toMs)
        .filter(
          ({ content, date: day }) => attendeeLook(content, copy, answerTo(meeting, copy, day)).isOnCalendar,
        )
        .map((occurrence) => ({ meeting, copy, occurrence }));
      return page(
        request,
        reply,
        tenant,
        options,
        found,
        `users('${user.person.id}')/events('${copy.id}')/instances`,
      );
    });
  }
}

function readWindow(request: FastifyRequest): { options: QueryOptions; fromMs: number; toMs: number } {
  const options = readQuery(
    request.query,
    ['select', 'expand', 'top', 'skip', 'orderby'],
    ['startdatetime', 'enddatetime'],
  );
  requireEventQuery(options);
  const start = options.custom.get('startdatetime');
  const end = options.custom.get('enddatetime');
  if (start === undefined || end === undefined)
    throw badRequest(
      'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
      'ErrorInvalidParameter',
    );
  const fromMs = readInstant(start, 'StartDateTime');
  const toMs = readInstant(end, 'EndDateTime');
  if (toMs < fromMs) throw badRequest('The end of the window is before its start.', 'ErrorInvalidParameter');
  return { options, fromMs, toMs };
}

/** An instant of a query string; without an offset it is UTC. A plus sign that was not encoded arrives as a space. */
function readInstant(text: string, name: string): number {
  if (!isoInstant.safeParse(text).success)
    throw badRequest(`The value '${text}' of parameter '${name}' is invalid.`, 'ErrorInvalidParameter');
  const isLocal = text.includes('T') && !/(Z|[+-]\d\d:\d\d)$/i.test(text);
  return Date.parse(isLocal ? `${text}Z` : text);
}

/** A page of ten unless asked otherwise, as Outlook's; the next by the number to skip. */
function page(
  request: FastifyRequest,
  reply: FastifyReply,
  tenant: TenantContext,
  options: QueryOptions,
  subjects: readonly EventSubject[],
  context: string,
): Record<string, unknown> {
  const preferences = readPreferences(request.headers.prefer);
  applyPreferences(reply, preferences);
  const size = options.top ?? preferences.pageSize ?? 10;
  if (size < 1 || size > 1000)
    throw badRequest(`The value '${size}' of $top is not 1 to 1000.`, 'ErrorInvalidParameter');
  const ordered = inOrder(subjects, options.orderBy);
  const shown = ordered.slice(options.skip, options.skip + size);
  const next = options.skip + size;
  return {
    '@odata.context': `${graphRoot}/$metadata#${context}`,
    ...(next < ordered.length ? { '@odata.nextLink': nextLink(request, { $skip: String(next) }) } : {}),
    value: shown.map((subject) => eventBody(subject, tenant.directory, preferences, options)),
  };
}

function inOrder(subjects: readonly EventSubject[], orderBy: string | null): readonly EventSubject[] {
  if (orderBy === null || /^start\/dateTime(\s+asc)?$/i.test(orderBy.trim())) return subjects;
  if (/^start\/dateTime\s+desc$/i.test(orderBy.trim())) return subjects.toReversed();
  throw badRequest(`Ordering by '${orderBy}' is not supported by the local tenant.`, 'ErrorInvalidRequest');
}
