import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  type ActivityResponse,
  type InboxItem,
  type InboxResponse,
  type LocalPeopleResponse,
  type LocalPerson,
  type LocalTenantResponse,
  type TokenResponse,
  tokenRequest,
} from './contract.ts';
import { organisationName } from './directory.ts';
import { whenInWords } from './event-words.ts';
import { answerTo } from './graph/event-content.ts';
import { occurrenceId } from './graph/event-ids.ts';
import { occurrenceOn } from './graph/occurrences.ts';
import type { ReceivedLetter } from './inbox.ts';
import type { OrgPerson } from './org-person.ts';
import type { TenantContext } from './tenant-context.ts';
import type { Tokens } from './tokens.ts';

const peopleQuery = z.object({
  search: z.string().trim().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(20),
});
const personParameters = z.object({ personId: z.string() });

/** The tenant's own doors beside Graph, for its host page: see contract.ts. */
export function localRoutes(app: FastifyInstance, tenant: TenantContext, tokens: Tokens): void {
  const { directory } = tenant;
  app.setErrorHandler((error, _request, reply) =>
    error instanceof z.ZodError
      ? reply.code(400).send({ message: z.prettifyError(error) })
      : reply.code(500).send({ message: error instanceof Error ? error.message : String(error) }),
  );
  app.get('/people', (request): LocalPeopleResponse => {
    const { search, limit } = peopleQuery.parse(request.query);
    const found = directory.users
      .map(({ person }) => person)
      .filter((person) => person.id !== directory.programMailbox.person.id && matches(person, search ?? ''));
    return { people: found.slice(0, limit).map(localPerson), total: found.length };
  });
  app.get('/people/:personId', (request, reply) => {
    const user = directory.byId(personParameters.parse(request.params).personId);
    return user === undefined
      ? reply.code(404).send({ message: 'There is no such person.' })
      : localPerson(user.person);
  });
  app.post('/tokens', async (request, reply) => {
    const { personId, audience } = tokenRequest.parse(request.body);
    const user = directory.byId(personId);
    if (user === undefined) return reply.code(404).send({ message: 'There is no such person.' });
    if (!user.person.accountEnabled) return reply.code(403).send({ message: 'This account is disabled.' });
    const { token, expiresAt } =
      audience === 'tab' ? await tokens.tabToken(user) : await tokens.graphToken(user);
    return { token, expiresAt: expiresAt.toISOString() } satisfies TokenResponse;
  });
  app.get('/inbox/:personId', (request): InboxResponse => {
    const { personId } = personParameters.parse(request.params);
    return { items: tenant.inbox.of(personId).map((letter) => inboxItem(tenant, personId, letter)) };
  });
  app.get('/activity/:personId', (request): ActivityResponse => {
    const { personId } = personParameters.parse(request.params);
    const rows = tenant.store.all('select * from activity where person_id = ? order by seq desc', personId);
    return {
      items: rows.map((row) => ({
        activityId: String(row.id),
        activityType: String(row.activity_type),
        previewText: String(row.preview_text),
        topicText: String(row.topic_text),
        webUrl: String(row.web_url),
        at: new Date(Number(row.at_ms)).toISOString(),
      })),
    };
  });
  app.get(
    '/tenant',
    (): LocalTenantResponse => ({
      tenantId: tenant.tenantId,
      clientId: tenant.clientId,
      organisation: organisationName,
      people: directory.people.length,
      programMailboxId: directory.programMailbox.person.id,
    }),
  );
  app.get('/clock', () => ({ now: tenant.clock.now().toISOString() }));
}

function matches(person: OrgPerson, search: string): boolean {
  const text = [person.displayName, person.jobTitle, person.department].join(' ').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function localPerson(person: OrgPerson): LocalPerson {
  return {
    personId: person.id,
    displayName: person.displayName,
    jobTitle: person.jobTitle,
    department: person.department,
    officeLocation: person.officeLocation,
    timeZone: person.timeZone,
    managerId: person.managerId,
    accountEnabled: person.accountEnabled,
    userType: person.userType,
    mailbox: person.mailbox,
    roles: [...person.roles],
  };
}

/** An invitation shows the state of the event it brought: its answer changes, and with a cancellation it goes. */
function inboxItem(tenant: TenantContext, personId: string, letter: ReceivedLetter): InboxItem {
  const found = letter.copyId === null ? null : tenant.meetings.byCopy(letter.copyId);
  const isOpen =
    found !== null && (letter.date === null || occurrenceOn(found.meeting, letter.date) !== null);
  const event = isOpen ? found : null;
  const zone = tenant.directory.byId(personId)?.person.timeZone ?? 'UTC';
  const id = letter.date === null ? letter.copyId : occurrenceId(letter.copyId ?? '', letter.date);
  return {
    itemId: letter.id,
    kind: letter.kind,
    fromName: letter.fromName,
    subject: letter.subject,
    bodyHtml: letter.bodyHtml,
    receivedAt: new Date(letter.receivedMs).toISOString(),
    eventId: event === null ? null : id,
    answer: event === null ? null : answerTo(event.meeting, event.copy, letter.date).response,
    when:
      event === null
        ? null
        : whenInWords(event.meeting, letter.date, zone, tenant.clock.now().getUTCFullYear()),
  };
}
