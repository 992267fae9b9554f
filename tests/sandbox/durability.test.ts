import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalTenant } from '../../server/sandbox/local-tenant.ts';
import { startClient } from './tenant-client.ts';

const child = fileURLToPath(new URL('durability-child.ts', import.meta.url));

function killedAt(dataFile: string, moment: string, count: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, dataFile, moment, String(count)], { stdio: 'ignore' });
    running.once('error', reject);
    running.once('exit', (_code, signal) => resolve(signal));
  });
}

describe('the data of the local tenant', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'local-tenant-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['beforeEffect', 3, 2],
    ['afterEffect', 3, 3],
    ['afterAnswer', 2, 2],
  ])('outlives a kill %s of write %i with %i events', async (moment, count, kept) => {
    const dataFile = join(folder, `${moment}.db`);
    expect(await killedAt(dataFile, moment, count)).toBe('SIGKILL');
    const { app, tenant } = await startClient({ dataFile });
    const { value } = await app.api(`/users/${tenant.programMailboxId}/events`).get();
    expect(value).toHaveLength(kept);
    await tenant.close();
  });

  it('keeps identity, keys, clock and notes', async () => {
    const dataFile = join(folder, 'kept.db');
    const startAt = new Date('2026-11-20T08:00:00Z');
    const first = await startLocalTenant({ dataFile, startAt });
    const token = await first.graphToken(first.people()[0]?.id ?? '');
    first.clock.moveTo(new Date('2027-01-01T00:00:00Z'));
    first.notes.set('life', 'seeded');
    await first.close();
    const again = await startLocalTenant({ dataFile, startAt });
    expect(again).toMatchObject({
      tenantId: first.tenantId,
      clientId: first.clientId,
      clientSecret: first.clientSecret,
      programMailboxId: first.programMailboxId,
    });
    expect(again.people()).toEqual(first.people());
    expect(again.notes.get('life')).toBe('seeded');
    expect(again.clock.now().getTime()).toBeGreaterThanOrEqual(Date.parse('2027-01-01T00:00:00Z'));
    const me = await fetch(`${again.url}/v1.0/me`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(me.status).toBe(200);
    again.reset();
    expect(again.notes.get('life')).toBeUndefined();
    expect(again.clock.now().getTime()).toBeLessThan(Date.parse('2026-11-21T00:00:00Z'));
    expect(again.people()).toEqual(first.people());
    await again.close();
  });

  it('is refused for another organisation than it was made with', async () => {
    const dataFile = join(folder, 'other.db');
    await (await startLocalTenant({ dataFile, seed: 1 })).close();
    await expect(startLocalTenant({ dataFile, seed: 2 })).rejects.toThrow('--fresh');
  });

  it('does not take a clock that goes back', async () => {
    const tenant = await startLocalTenant({
      dataFile: ':memory:',
      startAt: new Date('2026-11-20T08:00:00Z'),
    });
    expect(() => tenant.clock.moveTo(new Date('2026-11-19T00:00:00Z'))).toThrow(RangeError);
    await tenant.close();
  });

  it('has the effect of a call whose answer was cut off', async () => {
    let cuts = 1;
    const { app, tenant } = await startClient({
      onMoment(moment, { method, path }) {
        if (moment === 'afterEffect' && method === 'POST' && path.endsWith('/events') && cuts-- > 0)
          throw new Error('The line is cut.');
      },
    });
    const events = `/users/${tenant.programMailboxId}/events`;
    const body = {
      subject: 'Cut off',
      start: { dateTime: '2026-12-03T14:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-12-03T15:00:00', timeZone: 'UTC' },
      transactionId: 'cut-off',
    };
    await expect(app.api(events).post(body)).rejects.toThrow();
    const repeated = await app.api(events).post(body);
    const { value } = await app.api(events).get();
    expect(value.map(({ id }: { id: string }) => id)).toEqual([repeated.id]);
    await tenant.close();
  });
});
