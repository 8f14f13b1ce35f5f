/** Lets pieces of work of one name run one after the other, in the order in which they came. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#last.set(name, mine);
    const clear = () => {
      if (this.#last.get(name) === mine) this.#last.delete(name);
    };
    mine.then(clear, clear);
    return mine;
  }
}
