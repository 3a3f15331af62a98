const REAL = Date;
let offset = 0; // ms

/** `Date` as the application has it: the real one, moved. What lies between two times, it measures all the same. */
const MOVED = new Proxy(REAL, {
  construct: (target, args: unknown[], made) =>
    args.length === 0 ? new target(target.now() + offset) : (Reflect.construct(target, args, made) as Date),
  apply: (target) => new target(target.now() + offset).toString(),
  get: (target, name) =>
    name === 'now' ? () => target.now() + offset : (Reflect.get(target, name) as unknown),
});

/** The clock of the application under test, which runs in this process; PostgreSQL has one of its own. */
export const clock = {
  advance(ms: number): void {
    offset += ms;
    globalThis.Date = MOVED;
  },
  reset(): void {
    offset = 0;
    globalThis.Date = REAL;
  },
};

/** Does something at another time. */
export async function at<Result>(ms: number, act: () => Promise<Result>): Promise<Result> {
  clock.advance(ms);
  try {
    return await act();
  } finally {
    clock.advance(-ms);
    if (offset === 0) clock.reset();
  }
}
