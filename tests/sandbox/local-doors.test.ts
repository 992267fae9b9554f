import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  activityResponse,
  inboxResponse,
  localPeopleResponse,
  localPerson,
  localTenantResponse,
  tokenResponse,
} from '../../server/sandbox/contract.ts';
import { type SamplePair, samplePair, seriesBody } from './sample-pair.ts';
import { startClient, type TenantClient } from './tenant-client.ts';

describe('the local tenant’s own doors', () => {
  let client: TenantClient;
  let pair: SamplePair;
  beforeAll(async () => {
    client = await startClient();
    pair = await samplePair(client);
  });
  afterAll(() => client.tenant.close());

  const get = async <T>(path: string, schema: z.ZodType<T>): Promise<T> =>
    schema.parse(await (await fetch(`${client.tenant.url}/local/${path}`)).json());
  const sendActivity = (body: object) =>
    client.app.api(`/users/${pair.first.id}/teamwork/sendActivityNotification`).post({
      topic: {
        source: 'text',
        value: 'Your pair',
        webUrl: 'https://teams.microsoft.com/l/entity/app/home',
      },
      activityType: 'pairPublished',
      previewText: { content: 'You have a partner' },
      ...body,
    });

  it('find people by name, title and department, in pages', async () => {
    const all = await get('people?limit=5', localPeopleResponse);
    expect(all.people).toHaveLength(5);
    expect(all.total).toBe(client.tenant.people().length);
    const found = await get('people?search=chief%20financial', localPeopleResponse);
    expect(found.people.map(({ jobTitle }) => jobTitle)).toEqual(['Chief Financial Officer']);
    expect(await get(`people/${pair.first.id}`, localPerson)).toMatchObject({
      displayName: pair.first.displayName,
    });
    expect((await fetch(`${client.tenant.url}/local/people/nobody`)).status).toBe(404);
  });

  it('describe the tenant', async () => {
    expect(await get('tenant', localTenantResponse)).toMatchObject({
      tenantId: client.tenant.tenantId,
      people: 400,
      programMailboxId: client.tenant.programMailboxId,
    });
  });

  it('give tokens to enabled accounts alone', async () => {
    const ask = (personId: string) =>
      fetch(`${client.tenant.url}/local/tokens`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ personId, audience: 'tab' }),
      });
    tokenResponse.parse(await (await ask(pair.first.id)).json());
    const disabled = client.tenant.people().find(({ accountEnabled }) => !accountEnabled);
    expect((await ask(disabled?.id ?? '')).status).toBe(403);
    expect((await ask('not-an-id')).status).toBe(400);
  });

  it('show an invitation in the reader’s zone, its answer, and its cancellation', async () => {
    const events = `/users/${client.tenant.programMailboxId}/events`;
    const made = await client.app.api(events).post(seriesBody(pair, { subject: 'Seen in the inbox' }));
    const newest = async () => (await get(`inbox/${pair.second.id}`, inboxResponse)).items[0];
    const invitation = await newest();
    expect(invitation).toMatchObject({
      kind: 'invitation',
      fromName: 'Eye to Eye',
      subject: 'Seen in the inbox',
      answer: 'none',
      when: 'Every other Thursday 09:00–09:45, from 3 December',
    });
    const graph = await client.person(pair.second.id);
    await graph.api(`/me/events/${invitation?.eventId}/accept`).post({});
    expect(await newest()).toMatchObject({ answer: 'accepted' });
    await client.app.api(`${events}/${made.id}/cancel`).post({ comment: 'Not now' });
    const { items } = await get(`inbox/${pair.second.id}`, inboxResponse);
    expect(items[0]).toMatchObject({
      kind: 'cancellation',
      subject: 'Canceled: Seen in the inbox',
    });
    expect(items.find(({ itemId }) => itemId === invitation?.itemId)).toMatchObject({
      eventId: null,
      when: null,
    });
  });

  it('bring mail to its receivers, and tell the sender of an address that does not exist', async () => {
    await client.app.api(`/users/${client.tenant.programMailboxId}/sendMail`).post({
      message: {
        subject: 'Please decide',
        body: { contentType: 'Text', content: 'One <request> waits.' },
        toRecipients: [
          { emailAddress: { address: pair.firstMail } },
          { emailAddress: { address: 'nobody@sample.example' } },
        ],
      },
    });
    const mine = await get(`inbox/${pair.first.id}`, inboxResponse);
    expect(mine.items[0]).toMatchObject({
      kind: 'mail',
      bodyHtml: '<p>One &lt;request&gt; waits.</p>',
    });
    const bounced = await get(`inbox/${client.tenant.programMailboxId}`, inboxResponse);
    expect(bounced.items[0]?.subject).toBe('Undeliverable: Please decide');
  });

  it('show activities newest first, one for each chain', async () => {
    await sendActivity({ chainId: 7, previewText: { content: 'First' } });
    await sendActivity({ previewText: { content: 'Second' } });
    await sendActivity({ chainId: 7, previewText: { content: 'Third' } });
    const { items } = await get(`activity/${pair.first.id}`, activityResponse);
    expect(items.map(({ previewText }) => previewText)).toEqual(['Third', 'Second']);
  });

  it.each([
    ['a preview of 151 characters', { previewText: { content: 'x'.repeat(151) } }],
    ['a text topic without a link', { topic: { source: 'text', value: 'Your pair' } }],
    [
      'a text topic with a link that is not Teams’',
      { topic: { source: 'text', value: 'x', webUrl: 'https://example.com' } },
    ],
    ['no activity type', { activityType: undefined }],
    ['an unknown parameter', { mood: 'good' }],
  ])('are spared an activity with %s', async (_what, changes) => {
    await expect(sendActivity(changes)).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  it('tell the tenant’s time', async () => {
    client.tenant.clock.moveTo(new Date('2027-03-01T12:00:00Z'));
    const { now } = await (await fetch(`${client.tenant.url}/local/clock`)).json();
    expect(now.slice(0, 16)).toBe('2027-03-01T12:00');
  });
});
