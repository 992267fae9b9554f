/** Somebody asked to stop while the service was starting; nothing is wrong. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

/** What must be undone at the end, whenever the end comes: in the middle of a start too. */
export interface Ending {
  /**
   * Makes something and remembers how to undo it. An end that comes meanwhile waits until it is made, since
   * nobody can close what is half open. Throws a StoppedError once the end was asked for.
   */
  made<T>(make: () => Promise<T>, undo: (thing: T) => Promise<void>): Promise<T>;
  /** Undoes all of it, last first, once; every further call waits for the first. Throws what failed first. */
  end(): Promise<void>;
  isAsked(): boolean;
}

export function ending(): Ending {
  const undos: (() => Promise<void>)[] = [];
  let making: Promise<unknown> = Promise.resolve();
  let ended: Promise<void> | undefined;

  async function undoAll(): Promise<void> {
    // How it fails is told by `made`; what was made before must be undone all the same.
    await making.catch(() => undefined);
    const failures: unknown[] = [];
    for (const undo of undos.toReversed()) await undo().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  return {
    async made(make, undo) {
      if (ended) throw new StoppedError('The start was stopped.');
      const work = make().then((thing) => {
        undos.push(() => undo(thing));
        return thing;
      });
      making = work;
      return work;
    },
    end() {
      ended ??= undoAll();
      return ended;
    },
    isAsked: () => ended !== undefined,
  };
}
