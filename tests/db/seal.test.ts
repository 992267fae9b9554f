import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SealedPlace, sealUnder } from '../../server/db/seal.ts';
import type { Tx } from '../../server/db/transaction.ts';
import { type BoundDatabase, openBoundDatabase } from '../features/bound-database.ts';

const tenantA = randomUUID();
const tenantB = randomUUID();
const seal = sealUnder(new Uint8Array(32).fill(3));
const words = 'I would rather not say this aloud.';

let bound: BoundDatabase;

beforeAll(async () => {
  bound = await openBoundDatabase();
  for (const tenantId of [tenantA, tenantB]) {
    await inTenant(tenantId, (tx) =>
      tx.insertInto('tenants').values({ tenant_id: tenantId, directory_due_at: null }).execute(),
    );
  }
});
afterAll(async () => {
  await bound?.close();
});

const inTenant = <T>(tenantId: string, work: (tx: Tx) => Promise<T>) => bound.transact({ tenantId }, work);
const place = (changes: Partial<SealedPlace> = {}): SealedPlace => ({
  tenantId: tenantA,
  subject: 'pair:one',
  field: 'note',
  ...changes,
});
const sealed = (at = place(), text = words) => inTenant(at.tenantId, (tx) => seal.seal(tx, at, text));
const opened = (value: Buffer, at = place()) => inTenant(at.tenantId, (tx) => seal.open(tx, at, value));

describe('the seal', () => {
  it('opens what it sealed, in a later transaction', async () => {
    expect(await opened(await sealed())).toBe(words);
  });

  it('opens any text, the empty one too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const wellFormed = text.toWellFormed();
        await inTenant(tenantA, async (tx) => {
          const value = await seal.seal(tx, place(), wellFormed);
          expect(await seal.open(tx, place(), value)).toBe(wellFormed);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('leaves no word readable in what is stored', async () => {
    const value = await sealed();
    for (const word of words.split(' ').filter((one) => one.length > 3)) {
      expect(value.includes(word)).toBe(false);
    }
  });

  it('seals the same text differently each time', async () => {
    expect((await sealed()).equals(await sealed())).toBe(false);
  });

  it('does not open at another field of the same subject', async () => {
    await expect(opened(await sealed(), place({ field: 'goal' }))).rejects.toThrow();
  });

  it('does not open under another subject', async () => {
    await sealed(place({ subject: 'pair:two' }));
    await expect(opened(await sealed(), place({ subject: 'pair:two' }))).rejects.toThrow();
  });

  it('does not open in another tenant', async () => {
    await sealed(place({ tenantId: tenantB }));
    await expect(opened(await sealed(), place({ tenantId: tenantB }))).rejects.toThrow();
  });

  it('tells places apart whose parts run together', async () => {
    const value = await sealed(place({ subject: 'pair:x","y', field: 'z' }));
    await expect(opened(value, place({ subject: 'pair:x', field: 'y","z' }))).rejects.toThrow();
  });

  it('does not open after any one byte was changed', async () => {
    const value = await sealed();
    for (const index of value.keys()) {
      const forged = Buffer.from(value);
      forged[index] = (forged[index] ?? 0) ^ 1;
      await inTenant(tenantA, (tx) => expect(seal.open(tx, place(), forged)).rejects.toThrow());
    }
  });

  it('does not open what was cut short', async () => {
    const value = await sealed();
    for (const length of [0, 1, 12, 20, 28, value.length - 1]) {
      await expect(opened(value.subarray(0, length))).rejects.toThrow();
    }
  });

  it('does not open under another master key', async () => {
    const value = await sealed();
    const other = sealUnder(new Uint8Array(32).fill(4));
    await expect(inTenant(tenantA, (tx) => other.open(tx, place(), value))).rejects.toThrow();
  });

  it('does not open any more once the subject’s key was erased, and others still do', async () => {
    const erased = place({ subject: 'pair:erased' });
    const value = await sealed(erased);
    const kept = await sealed();
    await inTenant(tenantA, (tx) =>
      tx.deleteFrom('seal_keys').where('seal_keys.subject', '=', 'pair:erased').execute(),
    );
    await expect(opened(value, erased)).rejects.toThrow('no key for note: it was erased');
    expect(await opened(kept)).toBe(words);
    // A new key for the same subject does not bring it back.
    await sealed(erased);
    await expect(opened(value, erased)).rejects.toThrow();
  });

  it('gives two that seal for a new subject at once the same key', async () => {
    const fresh = place({ subject: 'pair:race' });
    const values = await Promise.all([1, 2, 3, 4].map(() => sealed(fresh)));
    for (const value of values) expect(await opened(value, fresh)).toBe(words);
  });

  it('stores the data key wrapped, one for each subject', async () => {
    await sealed(place({ subject: 'pair:kept' }));
    await sealed(place({ subject: 'pair:kept', field: 'goal' }));
    const keys = await inTenant(tenantA, (tx) =>
      tx.selectFrom('seal_keys').selectAll().where('seal_keys.subject', '=', 'pair:kept').execute(),
    );
    expect(keys).toHaveLength(1);
    // Version, nonce, tag and the 32 bytes of the key.
    expect(keys[0]?.wrapped_key).toHaveLength(1 + 12 + 16 + 32);
  });
});
