import { describe, expect, it } from 'vitest';
import { graphClient } from '../../server/graph/graph-client.ts';
import { mailboxGate } from '../../server/graph/mailbox-gate.ts';
import { json } from './scripted-graph.ts';

/** Work that ends when it is told to, and writes down when it began. */
function held(began: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const work = () => {
    began.push(name);
    return promise;
  };
  return { work, end: () => resolve(name), fail: () => reject(new Error(name)) };
}
const rest = () => new Promise((resolve) => setImmediate(resolve));

describe('the gate before a mailbox', () => {
  it('lets so many in at once, and the others in the order in which they came', async () => {
    const began: string[] = [];
    const gate = mailboxGate(2);
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => held(began, name)) as [Held, Held, Held, Held];
    const all = [a, b, c, d].map(({ work }) => gate('box', work));
    await rest();
    expect(began).toEqual(['a', 'b']);
    b.end();
    await rest();
    expect(began).toEqual(['a', 'b', 'c']);
    for (const one of [a, c, d]) one.end();
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('makes nobody wait for another mailbox', async () => {
    const began: string[] = [];
    const gate = mailboxGate(1);
    const [a, b] = [held(began, 'a'), held(began, 'b')];
    const all = [gate('one', a.work), gate('other', b.work)];
    await rest();
    expect(began).toEqual(['a', 'b']);
    a.end();
    b.end();
    await Promise.all(all);
  });

  it('frees the place of work that failed', async () => {
    const began: string[] = [];
    const gate = mailboxGate(1);
    const [a, b] = [held(began, 'a'), held(began, 'b')];
    const [first, second] = [gate('box', a.work), gate('box', b.work)];
    a.fail();
    await expect(first).rejects.toThrow('a');
    b.end();
    expect(await second).toBe('b');
  });
});

describe('calls to Graph', () => {
  it('are at most four at once for a mailbox, and free of it where they name none', async () => {
    let running = 0;
    let most = 0;
    const graph = graphClient({
      token: async () => 'sample-token',
      transport: {
        async fetch() {
          running += 1;
          most = Math.max(most, running);
          await rest();
          running -= 1;
          return json({});
        },
      },
    });
    const twelve = (mailbox: { mailbox?: string }) =>
      Promise.all(
        Array.from({ length: 12 }, () =>
          graph.call({ operation: 'x', method: 'GET', path: '/users/box/events', ...mailbox }),
        ),
      );
    await twelve({ mailbox: 'box' });
    expect(most).toBe(4);
    await twelve({});
    expect(most).toBe(12);
  });
});

type Held = ReturnType<typeof held>;
