import { describe, expect, it } from 'vitest';
import { ApiError, isRetryable } from '../../tab/api/api-error.ts';
import { createApiClient } from '../../tab/api/client.ts';

function clientWith(answers: (() => Response)[]) {
  const tokens: boolean[] = [];
  const sent: Request[] = [];
  const client = createApiClient({
    getToken: async ({ renewed }) => {
      tokens.push(renewed);
      return renewed ? 'new' : 'old';
    },
    fetch: async (input, init) => {
      sent.push(new Request(new URL(String(input), 'http://localhost'), init));
      const answer = answers.shift();
      if (answer === undefined) throw new TypeError('no connection');
      return answer();
    },
  });
  return { client, tokens, sent };
}

const refusal = (status: number, code: string) => () =>
  Response.json({ code, message: 'said so', requestId: 'r-1' }, { status });

describe('the API client', () => {
  it("signs every request with the host's token", async () => {
    const { client, sent } = clientWith([() => Response.json({ pairs: [] })]);
    expect(await client.get('/pairs')).toEqual({ pairs: [] });
    expect(sent[0]?.url).toBe('http://localhost/api/pairs');
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer old');
  });

  it('asks for a new token once when the old one has run out', async () => {
    const { client, tokens, sent } = clientWith([refusal(401, 'notSignedIn'), () => Response.json({})]);
    await client.post('/approvals/undo', { approvalIds: [] });
    expect(tokens).toEqual([false, true]);
    expect(sent[1]?.headers.get('authorization')).toBe('Bearer new');
    expect(await sent[1]?.json()).toEqual({ approvalIds: [] });
  });

  it('gives up when the new token is refused too', async () => {
    const { client, sent } = clientWith([refusal(401, 'notSignedIn'), refusal(401, 'notSignedIn')]);
    await expect(client.get('/me')).rejects.toMatchObject({ code: 'notSignedIn', status: 401 });
    expect(sent).toHaveLength(2);
  });

  it('hands on the code and the reference of a refusal, and never tries it again', async () => {
    const { client } = clientWith([refusal(409, 'approvalDecided')]);
    const error: unknown = await client.get('/approvals').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 'approvalDecided', requestId: 'r-1' });
    expect(isRetryable(error)).toBe(false);
  });

  it('says offline when no answer comes, which is worth another try', async () => {
    const error: unknown = await clientWith([])
      .client.get('/me')
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'offline' });
    expect(isRetryable(error)).toBe(true);
  });

  it("says unreadable when a proxy's page comes instead of an answer", async () => {
    const { client } = clientWith([() => new Response('<html>', { status: 502 })]);
    const error: unknown = await client.get('/me').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'unreadable', status: 502 });
    expect(isRetryable(error)).toBe(true);
  });
});
