import { inject, PendingTasks, Service } from '@angular/core';

/** Sends the writes to one to-do one after the other, so that the last one made is the last one to arrive. */
@Service()
export class WriteQueue {
  readonly #pending = inject(PendingTasks);
  readonly #tails = new Map<string, Promise<unknown>>();

  run<T>(id: string, write: () => Promise<T>): Promise<T> {
    return this.runAll([id], write);
  }

  /** One write to many. */
  runAll<T>(ids: readonly string[], write: () => Promise<T>): Promise<T> {
    const arrived = this.#pending.add(); // signing out waits for what is still to be sent, too
    const before = Promise.allSettled(ids.flatMap((id) => this.#tails.get(id) ?? []));
    const result = before.then(write).finally(arrived);
    for (const id of ids) this.#tails.set(id, result);
    const forget = (id: string) => this.#tails.get(id) === result && this.#tails.delete(id);
    void result.catch(() => undefined).then(() => ids.forEach(forget));
    return result;
  }
}
