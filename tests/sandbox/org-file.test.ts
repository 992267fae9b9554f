import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadOrgFile } from '../../server/sandbox/org-file.ts';
import { startClient } from './tenant-client.ts';

describe('an organisation file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'org-file-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  it('in CSV keeps its columns and ignores those that it does not know', () => {
    const path = write(
      'plain.csv',
      '\uFEFFid,displayName,managerId,department,officeLocation,country,jobTitle,shoe size\n' +
        'p1,Person 1,,Board,London,GB,Chair,44\n' +
        'p2,"Person, 2",p1,Personnel,Tokyo,Japan,HR Adviser,38\n',
    );
    const [chair, adviser] = loadOrgFile(path);
    expect(chair).toMatchObject({
      displayName: 'Person 1',
      managerId: null,
      timeZone: 'Europe/London',
      roles: [],
    });
    expect(adviser).toMatchObject({
      displayName: 'Person, 2',
      managerId: chair?.id,
      country: 'JP',
      timeZone: 'Asia/Tokyo',
      roles: ['Program.Lead', 'Program.Admin'],
    });
  });

  it('may use semicolons, and Windows’ names of time zones', () => {
    const path = write('semicolons.csv', 'id;displayName;timezone\na;Person A;W. Europe Standard Time\n');
    expect(loadOrgFile(path)[0]?.timeZone).toBe('Europe/Berlin');
  });

  it('in JSON may be a list or an object with people', () => {
    const people = [{ id: 'a', displayName: 'Person A', managerId: 'gone', vacant: true }];
    for (const content of [people, { meta: {}, people }]) {
      const [person] = loadOrgFile(write('people.json', JSON.stringify(content)));
      expect(person).toMatchObject({
        accountEnabled: false,
        mailbox: 'none',
        managerId: expect.any(String),
      });
    }
  });

  it('makes the same uuid of the same id, and keeps a uuid as it is', () => {
    const id = '3f2b8c1e-7f0a-4d55-8c11-0d8e9c3a7b10';
    const path = write(
      'ids.json',
      JSON.stringify([
        { id, displayName: 'A' },
        { id: 'x1', displayName: 'B', managerId: id.toUpperCase() },
      ]),
    );
    const [kept, made] = loadOrgFile(path);
    expect(kept?.id).toBe(id);
    expect(made?.managerId).toBe(id);
    expect(made?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(loadOrgFile(path)[1]?.id).toBe(made?.id);
  });

  it.each([
    ['no-id.csv', 'id,displayName\na,A\n,B\n', /line 3: the id is missing/],
    ['twice.csv', 'id,displayName\na,A\nb,B\na,C\n', /line 4: the id "a" is also that of line 2/],
    ['no-name.csv', 'id,displayName\na,\n', /line 2: the displayName of "a"/],
    [
      'zone.csv',
      'id,displayName,timeZone\na,A,Mars/Olympus\n',
      /line 2: there is no time zone "Mars\/Olympus"/,
    ],
    ['ragged.csv', 'id,displayName\na,A,extra\n', /line 2/],
    ['empty.csv', 'id,displayName\n', /no people/],
    ['broken.json', '{"people": [', /not JSON/],
    ['nothing.json', '{"staff": []}', /neither a list nor/],
    ['odd.json', '[{"id":"a","displayName":"A"}, 7]', /person 2: is not an object/],
    ['object.json', '[{"id":"a","displayName":{}}]', /person 1: displayName is neither text nor a number/],
  ])('that is broken is named with the row and the reason: %s', (name, text, reason) => {
    const path = write(name, text);
    expect(() => loadOrgFile(path)).toThrow(reason);
    expect(() => loadOrgFile(path)).toThrow(name);
  });

  it('carries a tenant, whose absent managers stay named in Graph', async () => {
    const orgFile = write(
      'tenant.json',
      JSON.stringify([{ id: 'a', displayName: 'Person A', managerId: 'gone' }]),
    );
    const { app, tenant } = await startClient({ orgFile });
    const person = tenant.people()[0];
    const user = await app.api(`/users/${person?.id}`).expand('manager($select=id)').get();
    expect(user.manager.id).toBe(person?.managerId);
    await tenant.close();
  });
});
