/**
 * The best candidates of one person: the best of all, and the best few of either side so that everybody
 * keeps partners above and below. Sorted arrays with insertion; K is small.
 */
export interface CandidateList {
  clear(): void;
  /** Whether a candidate of this worth could still enter. */
  wouldEnter(worth: number, isSenior: boolean): boolean;
  /** Of equal worth, the one offered first stays. A candidate is offered at most once. */
  offer(person: number, worth: number, isSenior: boolean): void;
  readonly found: number;
  readonly foundSeniors: number;
  readonly foundJuniors: number;
  /** Writes the chosen people to `into` from `at` on and says how many: the sides' first, then the best. */
  take(into: Int32Array, at: number): number;
}

class SortedBest {
  readonly people: Int32Array;
  readonly worths: Float64Array;
  readonly room: number;
  length = 0;

  constructor(room: number) {
    this.room = room;
    this.people = new Int32Array(room);
    this.worths = new Float64Array(room);
  }

  wouldEnter(worth: number): boolean {
    return this.length < this.room || (this.room > 0 && worth > (this.worths[this.room - 1] as number));
  }

  offer(person: number, worth: number): void {
    if (!this.wouldEnter(worth)) return;
    let place = this.length < this.room ? this.length++ : this.room - 1;
    while (place > 0 && worth > (this.worths[place - 1] as number)) {
      this.people[place] = this.people[place - 1] as number;
      this.worths[place] = this.worths[place - 1] as number;
      place--;
    }
    this.people[place] = person;
    this.worths[place] = worth;
  }
}

export function candidateList(room: number, eachSide: number): CandidateList {
  const best = new SortedBest(room);
  const seniors = new SortedBest(eachSide);
  const juniors = new SortedBest(eachSide);
  return {
    clear() {
      best.length = 0;
      seniors.length = 0;
      juniors.length = 0;
    },
    wouldEnter: (worth, isSenior) =>
      best.wouldEnter(worth) || (isSenior ? seniors : juniors).wouldEnter(worth),
    offer(person, worth, isSenior) {
      best.offer(person, worth);
      (isSenior ? seniors : juniors).offer(person, worth);
    },
    get found() {
      return best.length;
    },
    get foundSeniors() {
      return seniors.length;
    },
    get foundJuniors() {
      return juniors.length;
    },
    take(into, at) {
      let end = at;
      for (const side of [seniors, juniors]) {
        for (let place = 0; place < side.length; place++) into[end++] = side.people[place] as number;
      }
      const sides = into.subarray(at, end);
      for (let place = 0; place < best.length && end < at + room; place++) {
        const person = best.people[place] as number;
        if (!sides.includes(person)) into[end++] = person;
      }
      return end - at;
    },
  };
}
