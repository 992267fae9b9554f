import { ClientAuthError, ServerError } from '@azure/msal-node';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GraphFailure, graphFailure, retryAfterMs, tokenFailure } from '../../server/graph/graph-failure.ts';
import { askedWaitMs, outsideFailureKind, wasRefused } from '../../server/outside-failure.ts';

const failure = (status: number, code = 'x') =>
  new GraphFailure({ status, code, clientRequestId: 'id', operation: 'op', retryAfterMs: null });

describe('the kind of a failure', () => {
  for (const status of [0, 408, 429, 500, 502, 503, 504, 509]) {
    it(`is retryable with status ${status}`, () => expect(failure(status).kind).toBe('retryable'));
  }
  for (const status of [400, 404, 405, 409, 410, 412, 413, 415, 422]) {
    it(`is permanent with status ${status}`, () => expect(failure(status).kind).toBe('permanent'));
  }
  for (const status of [401, 403]) {
    it(`needs consent with status ${status}`, () => expect(failure(status).kind).toBe('needsConsent'));
  }

  it('is read off by whoever knows nothing of Graph', () => {
    expect(outsideFailureKind(failure(404))).toBe('permanent');
    expect(outsideFailureKind(failure(403))).toBe('needsConsent');
    expect(outsideFailureKind(failure(503))).toBe('retryable');
    expect(outsideFailureKind(new Error('anything'))).toBe('retryable');
    expect(outsideFailureKind('anything')).toBe('retryable');
  });

  it('stays what it is when it passes through twice', () => {
    const first = failure(404);
    expect(graphFailure('other', 'other', first)).toBe(first);
  });
});

describe('Retry-After', () => {
  afterEach(() => {
    vi.useRealTimers();
  });
  const of = (value: string) => retryAfterMs(new Headers({ 'retry-after': value }));

  it('is read as seconds, with decimals too', () => {
    expect(of('12')).toBe(12_000);
    expect(of('0.5')).toBe(500);
    expect(of('0')).toBe(0);
  });

  it('is read as a date', () => {
    vi.useFakeTimers({ now: new Date('2026-03-02T09:00:00Z') });
    expect(of('Mon, 02 Mar 2026 09:00:30 GMT')).toBe(30_000);
    expect(of('Mon, 02 Mar 2026 08:00:00 GMT')).toBe(0);
  });

  it('is nothing where it is missing or means nothing', () => {
    expect(retryAfterMs(new Headers())).toBeNull();
    expect(retryAfterMs(undefined)).toBeNull();
    expect(of('soon')).toBeNull();
  });

  it('never lies in the past', () => {
    expect(of('-5')).toBe(0);
  });
});

describe('whether a failed call may have had its effect', () => {
  it('is no where it was refused', () => {
    for (const status of [400, 401, 403, 404, 429]) expect(wasRefused(failure(status))).toBe(true);
  });

  it('is no where a gateway turned it away until a time that it names', () => {
    const details = { code: 'x', clientRequestId: 'id', operation: 'op' };
    const turnedAway = new GraphFailure({ ...details, status: 503, retryAfterMs: 120_000 });
    expect(wasRefused(turnedAway)).toBe(true);
    expect(askedWaitMs(turnedAway)).toBe(120_000);
    expect(wasRefused(new GraphFailure({ ...details, status: 504, retryAfterMs: 1_000 }))).toBe(false);
  });

  it('is no where no connection was made, and yes where one broke', () => {
    const broken = (code: string) =>
      graphFailure(
        'op',
        'id',
        new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }),
      );
    for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']) {
      expect(wasRefused(broken(code))).toBe(true);
      expect(broken(code).kind).toBe('retryable');
    }
    for (const code of ['ECONNRESET', 'UND_ERR_SOCKET']) expect(wasRefused(broken(code))).toBe(false);
  });

  it('is yes where nobody knows', () => {
    for (const status of [0, 408, 500, 503, 504]) expect(wasRefused(failure(status))).toBe(false);
    expect(wasRefused(new TypeError('fetch failed'))).toBe(false);
  });
});

describe('a call that got no token', () => {
  const of = (error: unknown) => tokenFailure('op', 'id', error);

  it('needs an administrator where the secret has expired or the app is not known', () => {
    for (const error of [
      new ServerError('invalid_client', 'c', 'AADSTS7000222: The provided client secret keys are expired.'),
      new ServerError('unauthorized_client', 'c', 'AADSTS700016: Application was not found.'),
      new ClientAuthError('endpoints_resolution_error', 'c', 'AADSTS90002: Tenant not found.'),
    ]) {
      expect(of(error)).toMatchObject({ kind: 'needsConsent', status: 401, code: error.errorCode });
      expect(wasRefused(of(error))).toBe(true);
    }
  });

  it('is tried again where sign-in is only out of order, and never left', () => {
    for (const error of [
      new ServerError('temporarily_unavailable', 'c', 'AADSTS90033: A transient error has occurred.'),
      new ServerError('90033', 'c', 'AADSTS90033: A transient error has occurred.'),
      new ClientAuthError('network_error', 'c', 'Network request failed'),
      new TypeError('fetch failed'),
    ]) {
      expect(of(error)).toMatchObject({ kind: 'retryable', status: 0 });
      expect(wasRefused(of(error))).toBe(true);
    }
  });
});
