import { inject, PendingTasks } from '@angular/core';

/**
 * Sends the writes to one to-do one after the other, so that the last one made is the last one to arrive. To be made
 * where `inject` works.
 */
export class WriteQueue {
  readonly #pending = inject(PendingTasks);
  readonly #tails = new Map<string, Promise<unknown>>();

  run<T>(id: string, write: () => Promise<T>): Promise<T> {
    const arrived = this.#pending.add(); // signing out waits for what is still to be sent, too
    const before = this.#tails.get(id) ?? Promise.resolve();
    const result = before.then(write, write).finally(arrived);
    this.#tails.set(id, result);
    void result.catch(() => undefined).then(() => this.#tails.get(id) === result && this.#tails.delete(id));
    return result;
  }
}
