import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerRig, serverRig } from './server-child.ts';

const stackTrace = /\n\s+at /;
const patience = { timeout: 60_000 };

let rig: ServerRig;
beforeAll(async () => {
  rig = await serverRig();
});
afterAll(() => rig.close());

/** What a start that must fail says; it fails with 1 and without a stack trace. */
async function refusal(options: Parameters<ServerRig['start']>[0]): Promise<string> {
  const child = await rig.start(options);
  expect(await child.ended).toEqual({ code: 1, signal: null });
  expect(child.output()).not.toMatch(stackTrace);
  return child.output();
}

describe('a start that can not succeed', patience, () => {
  it('names the data folder that can not be made and how to choose another', async () => {
    const file = path.join(rig.folder, 'a-file');
    await writeFile(file, 'not a folder');
    const dataFolder = path.join(file, 'data');
    expect((await refusal({ dataFolder })).trim()).toBe(
      `The data folder ${dataFolder} can't be made (ENOTDIR). Choose another with --data DIR.`,
    );
  });

  it('says the same of a data folder that is a file', async () => {
    const dataFolder = path.join(rig.folder, 'a-file-itself');
    await writeFile(dataFolder, 'not a folder');
    expect(await refusal({ dataFolder })).toContain(`The data folder ${dataFolder} can't be made`);
  });

  it('names a flag that it does not know, and those that it does', async () => {
    const words = await refusal({ args: ['--prot', '4000'] });
    expect(words).toContain("'--prot'");
    expect(words).toContain('--port N');
  });

  it('names a setting whose value can not be used', async () => {
    expect(await refusal({ args: ['--seed', 'many'] })).toMatch(/can't be used:\s+seed: /);
  });

  it('names what a real tenant needs beside its registration', async () => {
    const words = await refusal({
      env: {
        ENTRA_TENANT_ID: '11111111-1111-4111-8111-111111111111',
        ENTRA_CLIENT_ID: '22222222-2222-4222-8222-222222222222',
        ENTRA_CLIENT_SECRET: 'secret',
        PROGRAM_MAILBOXES: 'program@example.com',
      },
    });
    expect(words).toContain('with ENTRA_* set, PUBLIC_URL is required');
    expect(words).toContain('with ENTRA_* set, TEAMS_APP_ID is required');
  });

  it('will not start over on a database that stands elsewhere, and makes nothing', async () => {
    const dataFolder = path.join(rig.folder, 'untouched');
    const env = { DATABASE_URL: 'postgres://127.0.0.1:1/x' };
    const words = await refusal({ args: ['--fresh'], dataFolder, env });
    expect(words).toContain('DATABASE_URL');
    expect(words).toContain('Start without --fresh');
    expect(await readdir(rig.folder)).not.toContain('untouched');
  });

  it('names row and reason of a broken organisation file', async () => {
    const file = path.join(rig.folder, 'people.csv');
    await writeFile(file, 'id,displayName,managerId,timeZone\n1,Chief,,UTC\n2,,1,UTC\n');
    const words = await refusal({ args: ['--org', file] });
    expect(words).toContain(`The organisation file ${file} cannot be read`);
    expect(words).toContain('line 3: the displayName of "2" is missing or empty.');
  });

  it('names an organisation file that is not there', async () => {
    const file = path.join(rig.folder, 'nobody.json');
    expect(await refusal({ args: ['--org', file] })).toContain(file);
  });
});
