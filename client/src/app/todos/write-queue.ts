/** Sends the writes to one to-do one after the other, so that the last one made is the last one to arrive. */
export class WriteQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  run<T>(id: string, write: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(id) ?? Promise.resolve();
    const result = before.then(write, write);
    this.#tails.set(id, result);
    void result.catch(() => undefined).then(() => this.#tails.get(id) === result && this.#tails.delete(id));
    return result;
  }
}
