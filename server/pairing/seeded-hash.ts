/** A number of 32 bits for two people and a seed, the same in either order: breaks ties without favour. */
export function pairHash(seed: number, a: number, b: number): number {
  const low = Math.min(a, b);
  const high = Math.max(a, b);
  return mixed(mixed(seed ^ Math.imul(low, 0x9e3779b1)) ^ Math.imul(high, 0x85ebca77));
}

/** Finaliser of MurmurHash3. */
export function mixed(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
