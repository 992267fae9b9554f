import { describe, expect, it } from 'vitest';
import { ending, StoppedError } from '../../server/ending.ts';

describe('the end of the service', () => {
  it('undoes what was made, last first, and once however often it is asked for', async () => {
    const end = ending();
    const undone: string[] = [];
    for (const name of ['lock', 'database', 'app']) {
      await end.made(
        async () => name,
        async (thing) => {
          undone.push(thing);
        },
      );
    }
    await Promise.all([end.end(), end.end()]);
    await end.end();
    expect(undone).toEqual(['app', 'database', 'lock']);
  });

  it('waits for what is half made and undoes it too, and lets nothing else begin', async () => {
    const end = ending();
    const undone: string[] = [];
    let finish: (name: string) => void = () => undefined;
    const half = end.made(
      () =>
        new Promise<string>((resolve) => {
          finish = resolve;
        }),
      async (name) => {
        undone.push(name);
      },
    );
    const ended = end.end();
    expect(end.isAsked()).toBe(true);
    await expect(
      end.made(
        async () => 'too late',
        async () => undefined,
      ),
    ).rejects.toThrow(StoppedError);
    expect(undone).toEqual([]);
    finish('database');
    await half;
    await ended;
    expect(undone).toEqual(['database']);
  });

  it('undoes the rest when making or undoing one thing fails, and says what failed', async () => {
    const end = ending();
    let isReleased = false;
    await end.made(
      async () => 'lock',
      async () => {
        isReleased = true;
      },
    );
    await end.made(
      async () => 'app',
      () => Promise.reject(new Error('could not close')),
    );
    const failing = end.made(
      () => Promise.reject(new Error('could not start')),
      async () => undefined,
    );
    const ended = end.end();
    await expect(failing).rejects.toThrow('could not start');
    await expect(ended).rejects.toThrow('could not close');
    expect(isReleased).toBe(true);
  });
});
