import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TenantContext } from '../tenant-context.ts';
import { answerEvent } from './event-answer.ts';
import { eventBody, normalId, requireEventQuery } from './event-answer-body.ts';
import { cancelEvent, deleteEvent } from './event-cancel.ts';
import { createEvent } from './event-create.ts';
import { readCancelInput } from './event-input.ts';
import { asSubject, findEvent, findSubject } from './event-lookup.ts';
import { updateEvent } from './event-update.ts';
import type { EventSubject } from './event-view.ts';
import { applyPreferences, graphRoot, mailboxOf, nextLink } from './graph-call.ts';
import { badRequest } from './graph-error.ts';
import { readPreferences } from './preferences.ts';
import { readQuery } from './query-options.ts';

/** Events of a mailbox: create, list, read, change, cancel, delete, answer. */
export function eventRoutes(app: FastifyInstance, tenant: TenantContext): void {
  const { directory, store } = tenant;
  // The query is read before anything is written: a call that is refused has no effect.
  const shower = (request: FastifyRequest, reply: FastifyReply) => {
    const options = readQuery(request.query, ['select', 'expand']);
    requireEventQuery(options);
    const preferences = readPreferences(request.headers.prefer);
    applyPreferences(reply, preferences);
    return (subject: EventSubject) => ({
      '@odata.context': `${graphRoot}/$metadata#users('${subject.copy.mailboxId}')/events/$entity`,
      ...eventBody(subject, directory, preferences, options),
    });
  };
  for (const path of ['/me', '/users/:userId']) {
    for (const list of [`${path}/events`, `${path}/calendar/events`]) {
      app.post(list, (request, reply) => {
        const user = mailboxOf(request, directory);
        const show = shower(request, reply);
        const created = store.transaction(() => createEvent(tenant, user, request.body));
        reply.code(201);
        return show({ ...created, occurrence: null });
      });
      app.get(list, (request, reply) => listEvents(request, reply, tenant));
    }
    const one = `${path}/events/:eventId`;
    app.get(one, (request, reply) => {
      const user = mailboxOf(request, directory);
      return shower(request, reply)(findSubject(tenant, user, request));
    });
    app.patch(one, (request, reply) => {
      const user = mailboxOf(request, directory);
      const show = shower(request, reply);
      store.transaction(() => {
        const found = findEvent(tenant, user, request);
        updateEvent(tenant, found, found.date, request.body);
      });
      return show(asSubject(findEvent(tenant, user, request)));
    });
    app.delete(one, (request, reply) => {
      const user = mailboxOf(request, directory);
      store.transaction(() => {
        const found = findEvent(tenant, user, request);
        deleteEvent(tenant, found, found.date);
      });
      return reply.code(204).send();
    });
    app.post(`${one}/cancel`, (request, reply) => {
      const user = mailboxOf(request, directory);
      const { comment } = readCancelInput(request.body);
      store.transaction(() => {
        const found = findEvent(tenant, user, request);
        cancelEvent(tenant, found, found.date, comment ?? null);
      });
      return reply.code(202).send();
    });
    answerRoutes(app, tenant, one);
  }
}

const answers = {
  accept: 'accepted',
  decline: 'declined',
  tentativelyAccept: 'tentativelyAccepted',
} as const;

function answerRoutes(app: FastifyInstance, tenant: TenantContext, one: string): void {
  for (const action of ['accept', 'decline', 'tentativelyAccept'] as const)
    app.post(`${one}/${action}`, (request, reply) => {
      const user = mailboxOf(request, tenant.directory);
      tenant.store.transaction(() => {
        const found = findEvent(tenant, user, request);
        answerEvent(tenant, found, found.date, answers[action], request.body);
      });
      return reply.code(202).send();
    });
}

const byProperty =
  /^singleValueExtendedProperties\/any\(\s*(\w+)\s*:\s*\1\/id\s+eq\s+'((?:[^']|'')*)'\s+and\s+\1\/value\s+eq\s+'((?:[^']|'')*)'\s*\)$/i;
const byCalendarUid = /^iCalUId\s+eq\s+'([^']*)'$/i;

/** `GET …/events`: series and single events, not occurrences; found again by iCalUId or by an own property. */
function listEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  tenant: TenantContext,
): Record<string, unknown> {
  const user = mailboxOf(request, tenant.directory);
  const options = readQuery(request.query, ['select', 'expand', 'top', 'skip', 'filter']);
  requireEventQuery(options);
  const preferences = readPreferences(request.headers.prefer);
  applyPreferences(reply, preferences);
  const size = options.top ?? preferences.pageSize ?? 10;
  if (size < 1 || size > 1000)
    throw badRequest(`The value '${size}' of $top is not 1 to 1000.`, 'ErrorInvalidParameter');
  const matches = eventFilter(options.filter);
  const found = tenant.meetings
    .inWindow(user.person.id, 0, Number.MAX_SAFE_INTEGER)
    .filter(({ copy }) => copy.isOrganizer || copy.response !== 'declined')
    .map((item) => ({ ...item, occurrence: null }))
    .filter(matches)
    .sort((a, b) => b.meeting.createdMs - a.meeting.createdMs || (a.copy.id < b.copy.id ? -1 : 1));
  const next = options.skip + size;
  return {
    '@odata.context': `${graphRoot}/$metadata#users('${user.person.id}')/events`,
    ...(next < found.length ? { '@odata.nextLink': nextLink(request, { $skip: String(next) }) } : {}),
    value: found
      .slice(options.skip, next)
      .map((subject) => eventBody(subject, tenant.directory, preferences, options)),
  };
}

function eventFilter(filter: string | null): (subject: EventSubject) => boolean {
  if (filter === null) return () => true;
  const uid = byCalendarUid.exec(filter.trim())?.[1];
  if (uid !== undefined) return ({ meeting }) => meeting.uid === uid;
  const property = byProperty.exec(filter.trim());
  if (property === null)
    throw badRequest(`The filter '${filter}' is not supported by the local tenant.`, 'ErrorInvalidRequest');
  const id = normalId(property[2] ?? '');
  const value = (property[3] ?? '').replace(/''/g, "'");
  return ({ meeting, copy }) =>
    copy.isOrganizer &&
    meeting.content.extendedProperties.some((own) => normalId(own.id) === id && own.value === value);
}
