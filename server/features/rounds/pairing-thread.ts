import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { PairRoundInput, PairRoundResult } from '../../pairing/pair-round.ts';

const script = new URL('./pairing-worker.ts', import.meta.url);

/**
 * Computes a round in a thread of its own, so that the service goes on answering: 10,000 people take some
 * four seconds of computing. Rejects with what the pairing threw, and ends the thread when `signal` aborts.
 */
export async function pairRoundInThread(
  input: Omit<PairRoundInput, 'onProgress'>,
  signal?: AbortSignal,
): Promise<PairRoundResult> {
  const worker = new Worker(script, { workerData: input });
  // Out of memory, say: without this the wait below would never end.
  const ended = once(worker, 'exit').then((): never => {
    throw new Error('the pairing thread ended without a result');
  });
  try {
    // `error` of the worker rejects this wait.
    const answer = once(worker, 'message', signal ? { signal } : {});
    const [result]: PairRoundResult[] = await Promise.race([answer, ended]);
    if (!result) throw new Error('the pairing thread gave no result');
    return result;
  } finally {
    await worker.terminate();
  }
}
