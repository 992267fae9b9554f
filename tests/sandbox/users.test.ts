import { PageIterator } from '@microsoft/microsoft-graph-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClient, type TenantClient } from './tenant-client.ts';

interface SeenUser {
  id: string;
  displayName: string;
  mail: string | null;
  userPrincipalName: string;
  manager?: { id: string };
}

describe('the users of the local tenant', () => {
  let client: TenantClient;
  beforeAll(async () => {
    client = await startClient();
  });
  afterAll(() => client.tenant.close());

  const readAll = async (top: number): Promise<SeenUser[]> => {
    const found: SeenUser[] = [];
    const first = await client.app
      .api('/users')
      .select('id,displayName,mail,userPrincipalName')
      .expand('manager($select=id)')
      .top(top)
      .get();
    const pages = new PageIterator(client.app, first, (user: SeenUser) => {
      found.push(user);
      return true;
    });
    await pages.iterate();
    return found;
  };

  it('come page by page, each once, the program mailbox among them', async () => {
    const users = await readAll(150);
    expect(users.length).toBe(client.tenant.people().length + 1);
    expect(new Set(users.map(({ id }) => id)).size).toBe(users.length);
    expect(users.find(({ id }) => id === client.tenant.programMailboxId)?.mail).toBe(
      client.tenant.programMailboxAddress,
    );
  });

  it('carry their managers, absent ones too', async () => {
    const managers = new Map((await readAll(999)).map(({ id, manager }) => [id, manager?.id ?? null]));
    for (const { id, managerId } of client.tenant.people()) expect(managers.get(id)).toBe(managerId);
  });

  it('have addresses and principal names of their own', async () => {
    const users = await readAll(999);
    expect(new Set(users.map(({ userPrincipalName }) => userPrincipalName)).size).toBe(users.length);
  });

  it('show only the documented default properties without a selection', async () => {
    const { value } = await client.app.api('/users').top(1).get();
    expect(Object.keys(value[0]).sort()).toEqual(
      [
        'businessPhones',
        'displayName',
        'givenName',
        'id',
        'jobTitle',
        'mail',
        'mobilePhone',
        'officeLocation',
        'preferredLanguage',
        'surname',
        'userPrincipalName',
      ].sort(),
    );
  });

  it('are found by id and by principal name', async () => {
    const person = client.tenant.people()[3];
    const byId = await client.app.api(`/users/${person?.id}`).get();
    const byName = await client.app.api(`/users/${byId.userPrincipalName}`).get();
    expect(byName.id).toBe(person?.id);
  });

  it.each([
    ['/users?$top=1000', 'Request_UnsupportedQuery'],
    ['/users?$select=shoeSize', 'BadRequest'],
    ['/users?$select=hireDate', 'BadRequest'],
    ['/users?$expand=manager($levels=max)', 'Request_UnsupportedQuery'],
    ['/users?$skiptoken=made-up', 'Directory_ExpiredPageToken'],
    ['/users?$orderby=displayName', 'Request_UnsupportedQuery'],
    ['/me', 'BadRequest'],
  ])('refuse %s with %s', async (path, code) => {
    await expect(client.app.api(path).get()).rejects.toMatchObject({
      statusCode: 400,
      code,
    });
  });

  it('answer 404 for somebody who is not there, and for the manager of a root', async () => {
    const root = client.tenant.people().find(({ managerId }) => managerId === null);
    for (const path of ['/users/00000000-0000-4000-8000-000000000000', `/users/${root?.id}/manager`])
      await expect(client.app.api(path).get()).rejects.toMatchObject({
        statusCode: 404,
        code: 'Request_ResourceNotFound',
      });
  });

  it('show a signed-in person the own entry alone', async () => {
    const [self, other] = client.tenant.people();
    const graph = await client.person(self?.id ?? '');
    expect((await graph.api('/me').get()).id).toBe(self?.id);
    for (const path of ['/users', `/users/${other?.id}`])
      await expect(graph.api(path).get()).rejects.toMatchObject({
        statusCode: 403,
      });
  });
});
