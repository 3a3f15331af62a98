interface Options {
  ifAvailable?: boolean;
}

type Task<T> = (lock: object | null) => Promise<T>;

/** `navigator.locks` with one lock, which jsdom lacks: those who ask wait in a row. */
export class FakeLocks {
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  static install(): FakeLocks {
    const locks = new FakeLocks();
    Object.defineProperty(navigator, 'locks', { configurable: true, value: locks });
    return locks;
  }

  static remove(): void {
    Reflect.deleteProperty(navigator, 'locks');
  }

  request<T>(_name: string, ...rest: [Options, Task<T>] | [Task<T>]): Promise<T> {
    const [options, task] = rest.length === 2 ? rest : [{}, rest[0]];
    if (options.ifAvailable && this.#waiting) return task(null);
    this.#waiting++;
    const result = this.#tail.then(() => task({})).finally(() => this.#waiting--);
    this.#tail = result.catch(() => undefined);
    return result;
  }

  /** As another tab does. @returns what gives the lock back. */
  hold(): () => void {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    void this.request('', () => held);
    return release;
  }
}
