import type { z } from 'zod';
import {
  activityResponse,
  type ClockMove,
  clockResponse,
  inboxResponse,
  journeyResponse,
  localPeopleResponse,
  localPerson,
  localTenantResponse,
  tokenResponse,
} from '../contract.ts';

/** An answer that is no success, or none at all (`status` 0). The message is safe to show. */
export class RequestFailure extends Error {
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RequestFailure';
    this.status = status;
  }
}

/** One request; throws `RequestFailure` unless the status is 2xx. */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    throw new RequestFailure(0, 'The server does not answer. Is it still running?', { cause: error });
  }
  if (response.ok) return response;
  throw new RequestFailure(response.status, await messageOf(response));
}

/** The message of our own errors (`{message}`) or of Graph's (`{error: {message}}`), else the status. */
async function messageOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const message = read(body, 'message') ?? read(read(body, 'error'), 'message');
  return typeof message === 'string' ? message : `The server answered with ${response.status}.`;
}

function read(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

async function get<Schema extends z.ZodType>(schema: Schema, path: string): Promise<z.output<Schema>> {
  return schema.parse(await (await request(path)).json());
}

async function post<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  body: unknown,
): Promise<z.output<Schema>> {
  return schema.parse(await (await request(path, asJson(body))).json());
}

export function asJson(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export type Audience = 'tab' | 'graph';
const tenant = '/tenant/local';

/** What the page asks of the local tenant (`/tenant/local`) and of the product's server (`/local`). */
export const localApi = {
  tenant: () => get(localTenantResponse, `${tenant}/tenant`),
  people: (search: string, limit: number) =>
    get(localPeopleResponse, `${tenant}/people?${new URLSearchParams({ search, limit: String(limit) })}`),
  person: (personId: string) => get(localPerson, `${tenant}/people/${personId}`),
  inbox: (personId: string) => get(inboxResponse, `${tenant}/inbox/${personId}`),
  activity: (personId: string) => get(activityResponse, `${tenant}/activity/${personId}`),
  token: (personId: string, audience: Audience) =>
    post(tokenResponse, `${tenant}/tokens`, { personId, audience }),
  clock: (personId: string | null) =>
    get(clockResponse, personId === null ? '/local/clock' : `/local/clock?personId=${personId}`),
  moveClock: (move: ClockMove) => post(clockResponse, '/local/clock', move),
  journey: () => get(journeyResponse, '/local/journey'),
  reset: async () => {
    await request('/local/reset', { method: 'POST' });
  },
};
