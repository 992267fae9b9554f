import { graphClient } from '../../server/graph/graph-client.ts';

/** One request as it left, and what the script answers to it. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
}
export type Reply = Response | Error;

/** The real client over a transport that answers from a script; the last answer repeats. */
export function scriptedGraph(...replies: readonly (Reply | ((sent: Sent) => Reply))[]) {
  const sent: Sent[] = [];
  const graph = graphClient({
    token: async () => 'sample-token',
    transport: {
      async fetch(url, init) {
        const one: Sent = {
          method: init?.method ?? 'GET',
          url,
          headers: new Headers(init?.headers),
          body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
        };
        const reply = replies[Math.min(sent.length, replies.length - 1)];
        sent.push(one);
        const answer = typeof reply === 'function' ? reply(one) : reply;
        if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no script');
        return answer.clone();
      },
    },
  });
  return { graph, sent };
}

export const json = (body: object, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });

export const refusal = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  json({ error: { code, message: 'in words', innerError: { 'request-id': 'x' } } }, status, headers);
