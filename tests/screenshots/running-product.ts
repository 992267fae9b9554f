import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { journeyResponse, tokenResponse } from '../../server/sandbox/contract.ts';
import { approvalsResponse } from '../../shared/approvals.ts';
import { pairsResponse } from '../../shared/pairs.ts';
import { participationResponse } from '../../shared/participation.ts';
import { healthResponse, pairingResponse, programResponse, programsResponse } from '../../shared/programs.ts';

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

/** The product as `npm start` starts it, in a folder of its own, and people who use its API. */
export async function startProduct() {
  const folder = await mkdtemp(path.join(tmpdir(), 'eye-to-eye-pictures-'));
  // Else, as root, the database would move to where its own user may enter, and stay there.
  await chmod(folder, 0o755);
  const port = await freePort();
  const child = spawn(process.execPath, [main, '--data', path.join(folder, 'data'), '--port', String(port)], {
    env: { ...process.env, XDG_CONFIG_HOME: path.join(folder, 'config') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = `http://localhost:${port}`;
  await ready(child);

  async function call<T>(
    personId: string,
    method: string,
    url: string,
    schema: z.ZodType<T>,
    body?: object,
  ): Promise<T> {
    const request = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const token = await fetch(`${address}/tenant/local/tokens`, {
      ...request,
      body: JSON.stringify({ personId, audience: 'tab' }),
    });
    const response = await fetch(`${address}/api${url}`, {
      method,
      headers: {
        authorization: `Bearer ${tokenResponse.parse(await token.json()).token}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
    return schema.parse(JSON.parse(text));
  }

  async function cast() {
    const { steps } = journeyResponse.parse(await (await fetch(`${address}/local/journey`)).json());
    const of = (id: string) => steps.find((step) => step.id === id)?.personId ?? '';
    const lead = of('pair');
    const { programs } = await call(lead, 'GET', '/programs', programsResponse);
    const programId = programs[0]?.programId ?? '';
    const program = await call(lead, 'GET', `/programs/${programId}`, programResponse);
    const [open, first] = program.rounds;
    const health = await call(lead, 'GET', `/rounds/${first?.roundId}/health`, healthResponse);
    return {
      newcomer: of('volunteer'),
      manager: of('approve'),
      lead,
      partner: health.pairs[0]?.b.personId ?? '',
      programId,
      roundId: open?.roundId ?? '',
    };
  }

  return {
    address,
    cast,
    async pairRoute(personId: string) {
      const { pairs } = await call(personId, 'GET', '/pairs', pairsResponse);
      return `/pairs/${pairs[0]?.pairId}`;
    },
    async volunteer(personId: string) {
      const { roundId } = await cast();
      const url = `/rounds/${roundId}/participation`;
      await call(personId, 'PUT', url, participationResponse, {
        offers: [{ topicId: 'aiAssistants' }, { ownWords: 'sourdough' }],
        wants: [{ topicId: 'strategy' }, { topicId: 'negotiation' }],
        capacity: 1,
        languages: ['en'],
        days: [],
        excluded: [],
        reason: 'I would like to learn how decisions are made at the top.',
      });
      await call(personId, 'POST', `${url}/submission`, participationResponse);
    },
    async approve(managerId: string) {
      const { waiting } = await call(managerId, 'GET', '/approvals', approvalsResponse);
      const approvalIds = waiting.map((approval) => approval.approvalId);
      await call(managerId, 'POST', '/approvals/decisions', approvalsResponse, {
        approvalIds,
        decision: 'approved',
      });
    },
    async runPairing(leadId: string) {
      const { roundId } = await cast();
      await call(leadId, 'POST', `/rounds/${roundId}/pairing-runs`, pairingResponse);
      for (;;) {
        const { run } = await call(leadId, 'GET', `/rounds/${roundId}/pairing`, pairingResponse);
        if (run?.state === 'done') return;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    async publish(leadId: string) {
      const { roundId } = await cast();
      await call(leadId, 'POST', `/rounds/${roundId}/publication`, programResponse);
      await new Promise((resolve) => setTimeout(resolve, 15_000));
    },
    async stop() {
      child.kill('SIGINT');
      if (child.exitCode === null) await once(child, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ready(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      if (chunk.includes('Ready')) resolve();
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
