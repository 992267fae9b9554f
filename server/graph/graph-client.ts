import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, type Context, type GraphRequest } from '@microsoft/microsoft-graph-client';
import type { AppToken } from './app-token.ts';
import { type GraphFailure, graphFailure, tokenFailure } from './graph-failure.ts';
import { mailboxGate } from './mailbox-gate.ts';
import type { Transport } from './transport.ts';

export interface GraphCall {
  /** Its name in permissions.md, such as `calendar.createEvent`. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/v1.0`, or an absolute nextLink. */
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** False where a second call would act a second time: then only a refusal is tried again. */
  readonly isRepeatable?: boolean;
  /** Whose mailbox is asked: its calls queue for the few that Exchange serves at a time. */
  readonly mailbox?: string;
}

/** Speaks Graph v1.0 as the app. Throws GraphFailure. */
export interface Graph {
  /** The parsed answer, or nothing (`null` or `undefined`) where Graph answers without a body. */
  call<T>(call: GraphCall): Promise<T>;
}

const attempts = 5;
const longestWaitMs = 60_000;
const atOnceInMailbox = 4;

/** In milliseconds. A call holds a worker, and a connection may hang for as long as it likes. */
export interface CallLimits {
  readonly attemptMs: number;
  /** For all attempts and the waits between them, not for queueing before a mailbox. */
  readonly totalMs: number;
}
const usualLimits: CallLimits = { attemptMs: 60_000, totalMs: 300_000 };

interface ClientPorts {
  readonly transport: Transport;
  readonly token: AppToken;
  readonly limits?: CallLimits;
}

/**
 * Microsoft's client over our own transport. Its retry handler is left out: it knows neither network errors
 * nor 502 and cuts Retry-After short, and ours keeps to one budget of attempts and time.
 */
export function graphClient(ports: ClientPorts): Graph {
  const gate = mailboxGate(atOnceInMailbox);
  return {
    call<T>(call: GraphCall) {
      const work = () => untilDone<T>(ports, call);
      return call.mailbox === undefined ? work() : gate(call.mailbox, work);
    },
  };
}

async function untilDone<T>(ports: ClientPorts, call: GraphCall): Promise<T> {
  const clientRequestId = randomUUID();
  const limits = ports.limits ?? usualLimits;
  const giveUpAt = performance.now() + limits.totalMs;
  let isUnknown = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const leftMs = Math.max(1, Math.round(giveUpAt - performance.now()));
      return await once<T>(ports, call, clientRequestId, Math.min(limits.attemptMs, leftMs));
    } catch (error) {
      const failure = graphFailure(call.operation, clientRequestId, error);
      isUnknown ||= !failure.isWithoutEffect;
      const last = isUnknown && failure.isWithoutEffect ? failure.afterUnknown() : failure;
      if (attempt === attempts || !mayComeAgain(call, failure)) throw last;
      const pauseMs = waitMs(failure, attempt);
      if (performance.now() + pauseMs >= giveUpAt) throw last;
      const pause = delay(pauseMs, undefined, call.signal ? { signal: call.signal } : {});
      await pause.catch(() => Promise.reject(last));
    }
  }
}

/** A wait longer than a minute is the caller's: it has due times, and this call holds a worker. */
function mayComeAgain(call: GraphCall, failure: GraphFailure): boolean {
  if (failure.kind !== 'retryable' || call.signal?.aborted) return false;
  if (call.isRepeatable === false && !failure.isWithoutEffect) return false;
  return (failure.retryAfterMs ?? 0) <= longestWaitMs;
}

/** The token comes first: where there is none, it is known that nothing was sent. */
async function once<T>(
  ports: ClientPorts,
  call: GraphCall,
  clientRequestId: string,
  longestMs: number,
): Promise<T> {
  const token = await ports.token().catch((error: unknown) => {
    throw tokenFailure(call.operation, clientRequestId, error);
  });
  const timeout = AbortSignal.timeout(longestMs);
  let broken: unknown;
  const client = Client.initWithMiddleware({
    middleware: {
      async execute(context: Context) {
        const headers = new Headers(toHeaders(context));
        headers.set('Authorization', `Bearer ${token}`);
        const url = typeof context.request === 'string' ? context.request : context.request.url;
        try {
          context.response = await ports.transport.fetch(url, { ...context.options, headers });
        } catch (error) {
          // Microsoft's client keeps the words of an error and drops its cause, which tells why.
          broken = error;
          throw error;
        }
      },
    },
    defaultVersion: 'v1.0',
  });
  const request = client
    .api(call.path)
    .headers({
      'client-request-id': clientRequestId,
      Prefer: 'IdType="ImmutableId"',
      ...call.headers,
    })
    .options({ signal: call.signal ? AbortSignal.any([call.signal, timeout]) : timeout });
  try {
    return await send(request, call);
  } catch (error) {
    throw graphFailure(call.operation, clientRequestId, broken ?? error);
  }
}

function send(request: GraphRequest, call: GraphCall) {
  switch (call.method) {
    case 'GET':
      return request.get();
    case 'POST':
      return request.post(call.body ?? {});
    case 'PATCH':
      return request.patch(call.body ?? {});
    case 'DELETE':
      return request.delete();
  }
}

/** The whole of Retry-After where Graph names one, else exponential with full jitter. */
function waitMs(failure: GraphFailure, attempt: number): number {
  if (failure.retryAfterMs !== null) return failure.retryAfterMs;
  return Math.random() * Math.min(longestWaitMs, 500 * 2 ** attempt);
}

function toHeaders(context: Context): ConstructorParameters<typeof Headers>[0] {
  return context.options?.headers as ConstructorParameters<typeof Headers>[0];
}
