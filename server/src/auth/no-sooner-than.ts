import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Answers, well or badly, no sooner than `time` (ms) from now, so that how long the work took does not tell whether an
 * address has an account (ASVS 5.0, 6.3.8).
 */
export async function noSoonerThan<T>(time: number, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    await sleep(Math.max(0, start + time - performance.now()));
  }
}
