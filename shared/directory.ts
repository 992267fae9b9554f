import { z } from 'zod';
import { instant, personName } from './ids.ts';

/** What is odd about a hierarchy, each resolved by a stated rule of `server/org`. */
export const anomalyKinds = [
  'cycle',
  'selfManaged',
  'missingManager',
  'disabledManager',
  'guestManager',
  'loneRoot',
  'severalRoots',
] as const;
export const anomalyKind = z.enum(anomalyKinds);
export type AnomalyKind = z.infer<typeof anomalyKind>;

export const readingState = z.enum(['waiting', 'reading', 'done', 'failed']);
export type ReadingState = z.infer<typeof readingState>;

/** `GET /api/directory`: the last reading of the directory and what it found. */
export const directoryResponse = z.object({
  reading: z
    .object({
      state: readingState,
      startedAt: instant.nullable(),
      finishedAt: instant.nullable(),
      peopleRead: z.int().nonnegative(),
      /** Error code of a failed reading; the reason in words stands in the messages. */
      problem: z.string().nullable(),
    })
    .nullable(),
  people: z.int().nonnegative(),
  roots: z.array(personName),
  maxDepth: z.int().nonnegative(),
  anomalies: z.array(z.object({ kind: anomalyKind, person: personName, count: z.int().positive() })),
  nextReadingAt: instant.nullable(),
});
export type DirectoryResponse = z.infer<typeof directoryResponse>;
