import { readdir, rename } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processMark } from '../../server/db/process-identity.ts';
import { folderListing } from './folder-listing.ts';
import { createProgram, programNames } from './person-on-the-line.ts';
import { type ServerChild, type ServerRig, serverRig } from './server-child.ts';

const stackTrace = /\n\s+at /;
const patience = { timeout: 120_000 };

let rig: ServerRig;
/** The server that the last step left running. */
let running: ServerChild;

beforeAll(async () => {
  rig = await serverRig();
});
afterAll(() => rig.close());

async function startAgain(args: string[] = []): Promise<void> {
  running = await rig.start({ args });
  await running.ready;
}

async function page(path: string): Promise<string> {
  const response = await fetch(`${running.url}${path}`);
  return `${response.status} ${response.headers.get('content-type')} ${await response.text()}`;
}

// Each step goes on with the data that the one before left: a start costs seconds, and so does life.
describe('a server on its data folder', patience, () => {
  it('tells its progress and one address at the first start, and serves health, host page and tab', async () => {
    await startAgain();
    const lines = running.output().trim().split('\n');
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.at(-1)).toMatch(
      new RegExp(`^Ready after [\\d.]+ s\\. Open http://localhost:${running.port}$`),
    );
    expect(running.output().match(/https?:\/\//g)).toHaveLength(1);
    expect(await page('/health')).toMatch(/^200 application\/json.*"ok":true/);
    expect(await page('/')).toMatch(/^200 text\/html.*<!doctype html>/is);
    expect(await page('/tab')).toMatch(/^200 text\/html.*<!doctype html>/is);
    await createProgram(running.url, 'Kept over everything');
  });

  it('refuses a second server on the same folder, and the first goes on', async () => {
    const second = await rig.start();
    expect((await second.ended).code).toBe(1);
    expect(second.output()).toContain(`is already in use by process ${running.pid}`);
    expect(second.output()).not.toMatch(stackTrace);
    expect(await programNames(running.url)).toEqual(['Kept over everything']);
  });

  it('refuses a port in use with the way out, before it makes anything', async () => {
    const second = await rig.start({ port: running.port, dataFolder: `${rig.folder}/other` });
    expect((await second.ended).code).toBe(1);
    expect(second.output().trim()).toBe(
      `Port ${running.port} is in use. Stop what uses it, or choose another with --port N.`,
    );
    expect(await readdir(rig.folder)).not.toContain('other');
  });

  it('stops on Ctrl-C with its database, and has its data at the next start', async () => {
    const postgres = await rig.postgresPid();
    // As a terminal sends it: to the whole group at once.
    process.kill(-running.pid, 'SIGINT');
    expect(await running.ended).toEqual({ code: 0, signal: null });
    expect(running.output()).toContain('Stopping');
    expect(await processMark(postgres)).toBeUndefined();
    expect((await readdir(rig.dataFolder)).filter((name) => name.endsWith('.lock'))).toEqual([]);
    await startAgain();
    expect(await programNames(running.url)).toEqual(['Kept over everything']);
  });

  it('starts again over the database that a kill -9 of the server alone left running', async () => {
    const orphan = await rig.postgresPid();
    running.kill('SIGKILL');
    await running.ended;
    expect(await processMark(orphan)).toBeDefined();
    await startAgain();
    expect(await processMark(orphan)).toBeUndefined();
    expect(await programNames(running.url)).toEqual(['Kept over everything']);
  });

  it('starts again after a kill -9 of its whole group and of all of PostgreSQL', async () => {
    const postgres = await rig.postgresPid();
    process.kill(-running.pid, 'SIGKILL');
    process.kill(-postgres, 'SIGKILL');
    await running.ended;
    await startAgain();
    expect(await programNames(running.url)).toEqual(['Kept over everything']);
  });

  it('refuses data without its master key, says where the key should be, and changes nothing', async () => {
    running.kill('SIGTERM');
    expect(await running.ended).toEqual({ code: 0, signal: null });
    await rename(rig.configHome, `${rig.configHome}-lost`);
    const before = await folderListing(rig.dataFolder);
    const refused = await rig.start();
    expect((await refused.ended).code).toBe(1);
    expect(refused.output()).toContain("This data was sealed with a key that isn't there");
    expect(refused.output()).toContain(rig.configHome);
    expect(refused.output()).toContain('Nothing was changed');
    expect(refused.output()).not.toMatch(stackTrace);
    expect(await folderListing(rig.dataFolder)).toEqual(before);
    expect(await readdir(rig.folder)).not.toContain('config');
  });

  it('starts over with --fresh, even where the key is lost', async () => {
    await startAgain(['--fresh']);
    expect(running.output()).toContain('Starting over');
    expect(await programNames(running.url)).toEqual([]);
  });
});
