import type { KeyRing } from '../../server/db/master-key.ts';

/** A key ring for tests: no secret, and the same in every run. */
export const testKeys: KeyRing = Object.freeze({
  sealing: new Uint8Array(32).fill(7),
  fingerprint: 'test',
  passwords: Object.freeze({ app: 'test-app', queue: 'test-queue' }),
});
