import { addEventHandler, type State } from 'jest-circus';
import { setTimeout as sleep } from 'node:timers/promises';

type Hook = State['currentDescribeBlock']['hooks'][number];
type Entry = Pick<Hook, 'fn' | 'timeout'>;

/** Holds each test and hook to the time (ms) that Jest would give it, its own or that of its file: the light runner does not. */
addEventHandler(({ name }, { currentDescribeBlock: { children, hooks }, testTimeout }) => {
  if (name === 'add_test') limit(children.at(-1) as Entry, testTimeout);
  if (name === 'add_hook') limit(hooks.at(-1), testTimeout);
});

function limit(entry: Entry | undefined, usual: number): void {
  if (!entry?.fn) return;
  const work = entry.fn as () => unknown;
  const most = entry.timeout ?? usual;
  entry.fn = async () => {
    const done = new AbortController();
    const late = sleep(most, undefined, { signal: done.signal }).then(() => {
      throw new Error(`It takes longer than ${most} ms.`);
    });
    try {
      await Promise.race([late, work()]);
    } finally {
      done.abort();
      await late.catch(() => undefined);
    }
  };
}
