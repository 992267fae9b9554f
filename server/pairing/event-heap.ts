/** What `EventHeap` last gave out is read from `key`, `first` and `second`: a pair object each would cost. */
export interface EventHeap {
  readonly size: number;
  /** Smallest key, or infinity when empty. */
  readonly nextKey: number;
  readonly key: number;
  readonly first: number;
  readonly second: number;
  push(key: number, first: number, second: number): void;
  pop(): void;
  clear(): void;
}

/** A 4-ary heap in typed arrays: shallower than a binary one, and four children share a cache line. */
export class FourAryHeap implements EventHeap {
  size = 0;
  key = 0;
  first = 0;
  second = 0;
  private keys = new Float64Array(1_024);
  private firsts = new Int32Array(1_024);
  private seconds = new Int32Array(1_024);

  get nextKey(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : (this.keys[0] as number);
  }

  clear(): void {
    this.size = 0;
  }

  push(key: number, first: number, second: number): void {
    if (this.size === this.keys.length) this.grow();
    const { keys, firsts, seconds } = this;
    let at = this.size++;
    while (at > 0) {
      const above = (at - 1) >> 2;
      if ((keys[above] as number) <= key) break;
      keys[at] = keys[above] as number;
      firsts[at] = firsts[above] as number;
      seconds[at] = seconds[above] as number;
      at = above;
    }
    keys[at] = key;
    firsts[at] = first;
    seconds[at] = second;
  }

  /** Takes out the event with the smallest key; the heap must not be empty. */
  pop(): void {
    const { keys, firsts, seconds } = this;
    this.key = keys[0] as number;
    this.first = firsts[0] as number;
    this.second = seconds[0] as number;
    const last = --this.size;
    const key = keys[last] as number;
    let at = 0;
    for (let child = 1; child < last; child = 4 * at + 1) {
      let least = child;
      const end = Math.min(child + 4, last);
      for (let other = child + 1; other < end; other++) {
        if ((keys[other] as number) < (keys[least] as number)) least = other;
      }
      if ((keys[least] as number) >= key) break;
      keys[at] = keys[least] as number;
      firsts[at] = firsts[least] as number;
      seconds[at] = seconds[least] as number;
      at = least;
    }
    keys[at] = key;
    firsts[at] = firsts[last] as number;
    seconds[at] = seconds[last] as number;
  }

  private grow(): void {
    const keys = new Float64Array(2 * this.keys.length);
    const firsts = new Int32Array(keys.length);
    const seconds = new Int32Array(keys.length);
    keys.set(this.keys);
    firsts.set(this.firsts);
    seconds.set(this.seconds);
    this.keys = keys;
    this.firsts = firsts;
    this.seconds = seconds;
  }
}
