import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Tx } from './transaction.ts';

/**
 * Where a sealed value belongs. The three are authenticated with the ciphertext, so that a value copied to
 * another row, pair or tenant does not open.
 */
export interface SealedPlace {
  readonly tenantId: string;
  /** Whose key: `pair:<uuid>` or `participation:<uuid>`. */
  readonly subject: string;
  readonly field: string;
}

/** Encrypts what only certain people may read. Values are sealed and opened inside the caller's transaction. */
export interface Seal {
  seal(tx: Tx, place: SealedPlace, text: string): Promise<Buffer>;
  open(tx: Tx, place: SealedPlace, sealed: Buffer): Promise<string>;
}

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM (NIST SP 800-38D) with a random data key for each subject, itself sealed under the master key.
 * Layout: version (1 byte), nonce (12), tag (16), ciphertext.
 */
export function sealUnder(masterKey: Uint8Array): Seal {
  return {
    async seal(tx, place, text) {
      const key = (await readKey(tx, masterKey, place)) ?? (await makeKey(tx, masterKey, place));
      return encrypt(key, Buffer.from(text, 'utf8'), context(place));
    },
    async open(tx, place, sealed) {
      const key = await readKey(tx, masterKey, place);
      if (!key) throw new Error(`no key for ${place.field}: it was erased`);
      return decrypt(key, sealed, context(place)).toString('utf8');
    },
  };
}

async function readKey(tx: Tx, masterKey: Uint8Array, place: SealedPlace): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('seal_keys')
    .select('seal_keys.wrapped_key')
    .where('seal_keys.tenant_id', '=', place.tenantId)
    .where('seal_keys.subject', '=', place.subject)
    .executeTakeFirst();
  return row && decrypt(masterKey, row.wrapped_key, keyContext(place));
}

async function makeKey(tx: Tx, masterKey: Uint8Array, place: SealedPlace): Promise<Buffer> {
  const key = randomBytes(32);
  await tx
    .insertInto('seal_keys')
    .values({
      tenant_id: place.tenantId,
      subject: place.subject,
      wrapped_key: encrypt(masterKey, key, keyContext(place)),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Two at once: the first one's key counts.
  const stored = await readKey(tx, masterKey, place);
  if (!stored) throw new Error('the data key was not stored');
  return stored;
}

function encrypt(key: Uint8Array, plain: Uint8Array, bound: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(bound, 'utf8'));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), body]);
}

function decrypt(key: Uint8Array, sealed: Buffer, bound: string): Buffer {
  if (sealed[0] !== version) throw new Error(`sealed with an unknown version: ${sealed[0]}`);
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(bound, 'utf8'));
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes + tagBytes)), decipher.final()]);
}

// JSON keeps the parts apart whatever they hold.
const context = (place: SealedPlace): string => JSON.stringify([place.tenantId, place.subject, place.field]);
const keyContext = (place: SealedPlace): string => JSON.stringify([place.tenantId, place.subject, 'key']);
