import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { type LocalTenant, startLocalTenant } from '../../server/sandbox/local-tenant.ts';
import { type ServerChild, type ServerRig, serverRig } from '../process/server-child.ts';
import type { KillPoint } from './kill-plan.ts';

/** A tenant that lives on in the test, and a server before it that may die and come again. */
export interface CrashRig {
  readonly tenant: LocalTenant;
  /** What the tenant saw of calls that create an event. */
  readonly creations: {
    /** Calls that arrived. */
    asked: number;
    /** Calls that made an event, or found that an earlier one had made it. */
    done: number;
  };
  /** Starts the server on the data that the last one left. */
  start(): Promise<{ readonly ready: Promise<void> }>;
  /** From now on: the server that runs when that point is reached is killed there. */
  armKill(point: KillPoint): void;
  /** Resolves when the server has been killed. A start that isn't waited for may end so before it is ready. */
  killed(): Promise<void>;
  /** The product's API as one of the tenant's people uses it. Throws when it refuses or the server dies. */
  call<T>(
    personId: string,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    schema: z.ZodType<T>,
    body?: object,
  ): Promise<T>;
  close(): Promise<void>;
}

const createsEvent = /\/users\/[^/]+\/events$/;

/** @param organisation what the organisation file holds */
export async function crashRig(organisation: object): Promise<CrashRig> {
  const creations = { asked: 0, done: 0 };
  let server: ServerChild | undefined;
  let armed: KillPoint | undefined;
  let left = 0;

  /** Throws where the line has to be cut: who is dead gets no answer. */
  function reach(moment: KillPoint['moment']): void {
    if (armed?.moment !== moment) return;
    left -= 1;
    if (left > 0) return;
    const { delayMs } = armed;
    const victim = server;
    armed = undefined;
    if (delayMs > 0) {
      setTimeout(() => victim?.kill('SIGKILL'), delayMs);
      return;
    }
    victim?.kill('SIGKILL');
    if (moment !== 'afterAnswer') throw new Error('killed');
  }

  const places = await serverRig();
  const tenant = await startTenant(places, organisation, (moment, call) => {
    if (call.method !== 'POST' || !createsEvent.test(call.path)) return;
    if (moment === 'beforeEffect') creations.asked += 1;
    if (moment === 'afterEffect') creations.done += 1;
    reach(moment);
  });
  const env = {
    ENTRA_TENANT_ID: tenant.tenantId,
    ENTRA_CLIENT_ID: tenant.clientId,
    ENTRA_CLIENT_SECRET: tenant.clientSecret,
    PROGRAM_MAILBOXES: tenant.programMailboxId,
    GRAPH_ADDRESS: tenant.url,
    PUBLIC_URL: 'https://eye-to-eye.example',
    TEAMS_APP_ID: '7f0c2a54-1d0e-4d0f-9d0b-3f6c0a5b7e21',
    LOG_LEVEL: 'warn',
  };

  return {
    tenant,
    creations,
    async start() {
      server = await places.start({ env });
      return server;
    },
    armKill(point) {
      left = point.creation;
      armed = point;
    },
    async killed() {
      const end = await server?.ended;
      if (end?.signal !== 'SIGKILL')
        throw new Error(`The server ended by itself:
${server?.output()}`);
    },
    async call(personId, method, at, schema, body) {
      const response = await fetch(`${server?.url}/api${at}`, {
        method,
        headers: {
          authorization: `Bearer ${await tenant.tabToken(personId)}`,
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${at} answered ${response.status}: ${text}`);
      return schema.parse(text === '' ? undefined : JSON.parse(text));
    },
    async close() {
      await places.close();
      await tenant.close();
    },
  };
}

async function startTenant(
  places: ServerRig,
  organisation: object,
  onMoment: NonNullable<Parameters<typeof startLocalTenant>[0]['onMoment']>,
): Promise<LocalTenant> {
  const orgFile = path.join(places.folder, 'organisation.json');
  await writeFile(orgFile, JSON.stringify(organisation));
  return startLocalTenant({ dataFile: ':memory:', orgFile, onMoment });
}
