import { parentPort, workerData } from 'node:worker_threads';
import { type PairRoundInput, pairRound } from '../../pairing/pair-round.ts';

// The whole of this thread: one round in, one result out. See pairing-thread.ts.
// The thread that made this one handed the input over as it was; a copy keeps its shape.
const input = workerData as PairRoundInput;
parentPort?.postMessage(pairRound(input));
