import type { ErrorCode } from '../shared/errors.ts';

/**
 * The catalogue of what can go wrong by somebody's doing. A message is safe to show: no names, mail
 * addresses, tokens or anything that a pair wrote. It says what happened and what to do. Knows no HTTP: the
 * status for each code stands in http/error-status.ts.
 */
const messages = {
  invalidInput:
    'Something in the input is not as it should be. Nothing was changed; mend it and send it again.',
  notSignedIn:
    'You are not signed in, or your sign-in has run out. Open the app again from Teams or Outlook.',
  notAllowed: "This isn't yours to see or change.",
  notFound: "There is nothing at this address, or it isn't yours to see.",
  tooManyRequests: 'Too many requests in a short time. Wait a moment and try again.',
  conflict:
    'Somebody changed this in the meantime. Nothing was overwritten; look again and repeat what you wanted.',
  notReady: 'The service is starting or cannot reach its database. Try again in a moment.',
  internal: 'Something went wrong on our side. Nothing was half-written; try again, or quote the request id.',
  programEnded: 'This program has ended; it takes no more changes.',
  roundNotOpen: 'This round takes no volunteers any more.',
  roundAlreadyOpen:
    'This program already has a round that takes people in. Publish it before you open another.',
  offerIncomplete: 'Say at least one thing that you could show and one that you would like to be shown.',
  offerNotEditable: "Your offer can't be changed any more in this round, since pairs are being made from it.",
  cannotTakePart: "You can't take part in this round; the reason stands on the page of your offer.",
  approvalDecided: 'This request was decided already, or the volunteer took it back.',
  undoTooLate: 'The minute for taking this decision back has passed.',
  pairingRunning: 'A pairing run is under way. Wait for its result.',
  nothingToPublish: 'There are no proposed pairs to publish. Run the pairing first.',
  topicUnknown: 'One of the topics is not in the catalogue. Choose it again.',
} as const satisfies Record<ErrorCode, string>;

export interface InputIssue {
  readonly path: string;
  readonly message: string;
}

/** Thrown for everything in the catalogue; anything else that is thrown is `internal`. */
export class EyeToEyeError extends Error {
  override readonly name = 'EyeToEyeError';
  readonly code: ErrorCode;
  readonly issues: readonly InputIssue[];

  constructor(code: ErrorCode, options: { cause?: unknown; issues?: readonly InputIssue[] } = {}) {
    super(messages[code], options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.issues = options.issues ?? [];
  }
}

/** The value, or `notFound`: for rows that may not be there or may not be the caller's to see. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new EyeToEyeError('notFound');
  return value;
}
