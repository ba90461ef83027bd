/**
 * What a transaction leaves to do outside the register once it is known how it ended: files that were changed with it, what a
 * session remembers. Each begins with the transaction and is done with it.
 */
export class Ending {
  #undo: (() => void)[] = [];
  #after: (() => void)[] = [];

  ifTakenBack(undo: () => void): void {
    this.#undo.push(undo);
  }

  onceWritten(work: () => void): void {
    this.#after.push(work);
  }

  /** It is on the disk. */
  written(): void {
    const after = this.#after;
    this.#forget();
    for (const work of after) work();
  }

  /** Nothing of it is: the newest change outside is undone first. Throws what an undo throws. */
  takenBack(): void {
    const undo = this.#undo;
    this.#forget();
    for (const work of undo.reverse()) work();
  }

  #forget(): void {
    this.#undo = [];
    this.#after = [];
  }
}
