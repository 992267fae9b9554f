import { z } from 'zod';

/**
 * Every code that an error response may carry. Codes are stable: the tab chooses its words by them
 * (`error.<code>` in the messages), clients may match on them, and none is ever reused for another meaning.
 */
export const errorCodes = [
  'invalidInput',
  'notSignedIn',
  'notAllowed',
  'notFound',
  'tooManyRequests',
  'conflict',
  'notReady',
  'internal',
  'programEnded',
  'roundNotOpen',
  'roundAlreadyOpen',
  'offerIncomplete',
  'offerNotEditable',
  'cannotTakePart',
  'approvalDecided',
  'undoTooLate',
  'pairingRunning',
  'nothingToPublish',
  'topicUnknown',
] as const;

export const errorCode = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCode>;

/** Body of every answer with a status of 400 or above. `message` is English and safe to show. */
export const errorResponse = z.object({
  code: errorCode,
  message: z.string(),
  /** Quote this when asking for help: it finds the entry in the log. */
  requestId: z.string(),
  /** Which input is wrong, by path, where the code is `invalidInput`. */
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type ErrorResponse = z.infer<typeof errorResponse>;
