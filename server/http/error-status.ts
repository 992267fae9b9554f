import type { ErrorCode } from '../../shared/errors.ts';

/** The one place where the catalogue meets HTTP. */
export const errorStatus = {
  invalidInput: 400,
  notSignedIn: 401,
  notAllowed: 403,
  notFound: 404,
  tooManyRequests: 429,
  conflict: 409,
  notReady: 503,
  internal: 500,
  programEnded: 409,
  roundNotOpen: 409,
  roundAlreadyOpen: 409,
  offerIncomplete: 422,
  offerNotEditable: 409,
  cannotTakePart: 422,
  approvalDecided: 409,
  undoTooLate: 409,
  pairingRunning: 409,
  nothingToPublish: 409,
  topicUnknown: 422,
} as const satisfies Record<ErrorCode, number>;
