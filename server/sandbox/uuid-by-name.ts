import { createHash } from 'node:crypto';

/** The namespace for ids that are made here; itself a random uuid, fixed for ever. */
const namespace = Buffer.from('8f6b1e0c5d2a4b7e9c3f1a6d7e2b4c90', 'hex');
const rfcUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** A uuid by name: RFC 9562, version 5. */
export function uuidByName(name: string): string {
  const hash = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** An id of a file as it is when it is a uuid already, else a uuid by its name. */
export function asUuid(id: string): string {
  return rfcUuid.test(id) ? id.toLowerCase() : uuidByName(id);
}
