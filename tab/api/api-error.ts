import type { ErrorCode } from '../../shared/errors.ts';

/** What can go wrong beside the server's own codes. */
export type ApiErrorCode = ErrorCode | 'offline' | 'unreadable' | 'signIn';

/** A request that failed. The tab chooses its words by `code` (`error.<code>` in the messages). */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly requestId: string | null;
  /** Paths of the inputs that are wrong, where the code is `invalidInput`. */
  readonly issues: readonly { readonly path: string; readonly message: string }[];

  constructor(
    code: ApiErrorCode,
    details: {
      readonly status?: number;
      readonly requestId?: string;
      readonly issues?: ApiError['issues'] | undefined;
      readonly cause?: unknown;
    } = {},
  ) {
    super(code, { cause: details.cause });
    this.name = 'ApiError';
    this.code = code;
    this.status = details.status ?? 0;
    this.requestId = details.requestId ?? null;
    this.issues = details.issues ?? [];
  }
}

/** The code of anything that was thrown. */
export function codeOf(error: unknown): ApiErrorCode {
  return error instanceof ApiError ? error.code : 'unreadable';
}

/** Worth asking again by itself: no answer, or the server's own trouble; never a refusal. */
export function isRetryable(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'offline' || error.status >= 500);
}
