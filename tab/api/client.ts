import type { ErrorResponse } from '../../shared/errors.ts';
import { ApiError } from './api-error.ts';

/** Asks the server. `path` begins after `/api`. Failures are thrown as `ApiError`. */
export interface ApiClient {
  get<Response>(path: string, signal?: AbortSignal): Promise<Response>;
  post<Response>(path: string, body?: unknown): Promise<Response>;
  put<Response>(path: string, body: unknown): Promise<Response>;
}

export interface ApiClientPorts {
  readonly fetch: typeof globalThis.fetch;
  readonly getToken: (options: { readonly renewed: boolean }) => Promise<string>;
}

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A client that signs every request with the host's token. A 401 makes it ask the host for a new token and
 * try once more: the token may have run out between two clicks.
 *
 * Answers are taken at their word: the server validates them against the same schemas on its way out, and
 * validating twice would bring the schema library into the first load.
 */
export function createApiClient(ports: ApiClientPorts): ApiClient {
  const send = async (call: Call, renewed: boolean): Promise<Response> => {
    const token = await ports.getToken({ renewed }).catch((cause: unknown) => {
      throw new ApiError('signIn', { cause });
    });
    const hasBody = call.body !== undefined;
    try {
      return await ports.fetch(`/api${call.path}`, {
        method: call.method,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...(hasBody ? { 'content-type': 'application/json' } : {}),
        },
        ...(hasBody ? { body: JSON.stringify(call.body) } : {}),
        ...(call.signal === undefined ? {} : { signal: call.signal }),
      });
    } catch (cause) {
      if (call.signal?.aborted === true) throw cause;
      throw new ApiError('offline', { cause });
    }
  };

  const request = async <Answer>(call: Call): Promise<Answer> => {
    let response = await send(call, false);
    if (response.status === 401) response = await send(call, true);
    const body = await readJson(response);
    if (!response.ok) throw toApiError(response.status, body);
    return body as Answer;
  };

  return {
    get: (path, signal) => request({ method: 'GET', path, signal }),
    post: (path, body) => request({ method: 'POST', path, body }),
    put: (path, body) => request({ method: 'PUT', path, body }),
  };
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    // A proxy's HTML page, or an answer cut short.
    throw new ApiError('unreadable', { status: response.status, cause });
  }
}

function toApiError(status: number, body: unknown): ApiError {
  if (!isErrorResponse(body)) return new ApiError('unreadable', { status });
  return new ApiError(body.code, { status, requestId: body.requestId, issues: body.issues });
}

function isErrorResponse(body: unknown): body is ErrorResponse {
  return typeof body === 'object' && body !== null && 'code' in body && 'requestId' in body;
}
