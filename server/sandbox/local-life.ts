import httpProxy from '@fastify/http-proxy';
import { z } from 'zod';
import { pairsResponse } from '../../shared/pairs.ts';
import { later } from '../clock.ts';
import type { ApiServer } from '../http/api-server.ts';
import { moveTime, settle, type TimeMoverPorts } from '../jobs/time-mover.ts';
import { type ClockMove, type ClockResponse, clockMove, clockResponse, journeyResponse } from './contract.ts';
import { journey } from './life/journey.ts';
import { productApi } from './life/product-api.ts';
import { type PlayedLife, playLife } from './life/ready-made-life.ts';
import type { LocalTenant } from './local-tenant.ts';

export interface LocalLife {
  /** Plays the ready-made life unless that was done; one that was cut off starts over. */
  begin(): Promise<void>;
  /** The host page's own addresses, and the tenant's below `/tenant`. */
  routes(server: ApiServer): Promise<void>;
}

export interface LocalLifePorts {
  readonly tenant: LocalTenant;
  readonly api: ApiServer;
  readonly time: TimeMoverPorts;
  readonly ensureTenant: () => Promise<void>;
  /** Deletes all that the product knows. */
  readonly emptyDatabase: () => Promise<void>;
  readonly onProgress: (line: string) => void;
}

const stateNote = 'life.state';
const castNote = 'life.cast';
const nobody: PlayedLife = { programId: null, roundId: null, leadId: null, newcomerId: null };
const playedLife = z.object({
  programId: z.string().nullable(),
  roundId: z.string().nullable(),
  leadId: z.string().nullable(),
  newcomerId: z.string().nullable(),
});
/** Past the end of a session and the pause after which its calendar is read. */
const afterSession = { minutes: 6 };

/** What happens on the local tenant beside the product: the life it begins with, its clock, its reset. */
export function localLife(ports: LocalLifePorts): LocalLife {
  const { tenant, time } = ports;
  const api = productApi(tenant, ports.api);
  let busy: Promise<void> = Promise.resolve();

  /** One at a time: two hands on the clock would tear the days apart. */
  function alone(work: () => Promise<void>): Promise<void> {
    busy = busy.catch(() => undefined).then(work);
    return busy;
  }

  async function play(): Promise<void> {
    tenant.notes.set(stateNote, 'begun');
    const life = await playLife({ tenant, api, time, onProgress: ports.onProgress });
    tenant.notes.set(castNote, JSON.stringify(life));
    tenant.notes.set(stateNote, 'done');
  }

  async function startOver(): Promise<void> {
    await settle(time);
    // Killed between the two halves, the next start finds that a life was begun, and starts over again.
    tenant.notes.set(stateNote, 'begun');
    await ports.emptyDatabase();
    tenant.reset();
    // The notes went with the rest.
    tenant.notes.set(stateNote, 'begun');
    await ports.ensureTenant();
    await play();
  }

  function cast(): PlayedLife {
    const note = tenant.notes.get(castNote);
    return note === undefined ? nobody : playedLife.parse(JSON.parse(note));
  }

  async function nextSessionEnd(personId: string | undefined): Promise<Date | null> {
    const who = personId ?? cast().newcomerId;
    if (!who) return null;
    const { pairs } = await api.get(who, '/pairs', pairsResponse);
    const ends = pairs.flatMap((pair) => (pair.nextSession ? [pair.nextSession.endsAt] : [])).toSorted();
    return ends[0] === undefined ? null : new Date(ends[0]);
  }

  async function clockView(personId: string | undefined): Promise<ClockResponse> {
    const end = await nextSessionEnd(personId).catch(() => null);
    return { now: time.clock.now().toISOString(), nextSessionEndsAt: end?.toISOString() ?? null };
  }

  async function move(by: ClockMove): Promise<void> {
    const now = time.clock.now();
    if (by.to === 'nextDay') return moveTime(time, later(now, { hours: 24 }));
    if (by.to === 'nextWeek') return moveTime(time, later(now, { hours: 7 * 24 }));
    const end = await nextSessionEnd(by.personId);
    if (end) await moveTime(time, later(end, afterSession));
  }

  return {
    async begin() {
      const state = tenant.notes.get(stateNote);
      if (state === 'done') return;
      if (state === 'begun') {
        ports.onProgress('The last start was cut off while the sample life was being made; making it anew');
        await alone(startOver);
      } else await alone(play);
    },

    async routes(server) {
      await server.register(httpProxy, { upstream: tenant.url, prefix: '/tenant' });
      const whose = z.object({ personId: z.uuid().optional() });
      server.get(
        '/local/clock',
        { schema: { hide: true, querystring: whose, response: { 200: clockResponse } } },
        (request) => clockView(request.query.personId),
      );
      server.post(
        '/local/clock',
        { schema: { hide: true, body: clockMove, response: { 200: clockResponse } } },
        async (request) => {
          await alone(() => move(request.body));
          return clockView(request.body.personId);
        },
      );
      server.get('/local/journey', { schema: { hide: true, response: { 200: journeyResponse } } }, () =>
        journey(tenant, api, cast()),
      );
      server.post('/local/reset', { schema: { hide: true } }, async (_request, reply) => {
        await alone(startOver);
        return reply.status(204).send();
      });
    },
  };
}
