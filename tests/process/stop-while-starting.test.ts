import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processMark } from '../../server/db/process-identity.ts';
import { type ServerRig, serverRig } from './server-child.ts';

const patience = { timeout: 60_000 };

let rig: ServerRig;
beforeAll(async () => {
  rig = await serverRig();
});
afterAll(() => rig.close());

// Each step goes on with the data that the one before left.
describe('Ctrl-C during a start', patience, () => {
  for (const line of ['Starting PostgreSQL', 'Bringing the database up to date', 'Reading the directory']) {
    it(`at "${line}" ends it in order: no stack, no lock, no database left running`, async () => {
      const child = await rig.start();
      await expect.poll(child.output, { timeout: 30_000, interval: 5 }).toContain(line);
      // As a terminal sends it: to the whole group at once.
      process.kill(-child.pid, 'SIGINT');
      expect(await child.ended).toEqual({ code: 0, signal: null });
      expect(child.output()).not.toMatch(/\n\s+at /);
      expect(child.output()).not.toMatch(/Error|Ready after/);
      expect(child.output().match(/Stopping/g)).toHaveLength(1);
      expect((await readdir(rig.dataFolder)).filter((name) => name.endsWith('.lock'))).toEqual([]);
      const pid = await rig.postgresPid().catch(() => undefined);
      expect(pid && (await processMark(pid))).toBeUndefined();
    });
  }
});

describe('--fresh that was cut off', patience, () => {
  it('goes on at the next start, until none of the old data is left', async () => {
    const id = path.join(rig.dataFolder, 'installation-id');
    const oldId = await readFile(id, 'utf8');
    await rm(path.join(rig.dataFolder, 'local-tenant.sqlite'));
    await writeFile(path.join(rig.dataFolder, 'starting-over'), '');
    const child = await rig.start();
    await child.ready;
    expect(await readFile(id, 'utf8')).not.toBe(oldId);
    expect(child.output()).toContain('The last start was cut off while it deleted the data');
    expect(existsSync(path.join(rig.dataFolder, 'starting-over'))).toBe(false);
    child.kill('SIGINT');
    await child.ended;
  });
});
