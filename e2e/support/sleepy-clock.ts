import type { Page } from '@playwright/test';

/** Gives the page, before it is opened, a monotonic clock that stands still from when the machine falls asleep. */
export async function withSleepyClock(page: Page): Promise<{ fallAsleep: () => Promise<void> }> {
  await page.addInitScript(() => {
    const now = performance.now.bind(performance);
    let asleepAt: number | undefined;
    Object.assign(globalThis, { fallAsleep: () => (asleepAt = now()) });
    performance.now = () => asleepAt ?? now();
  });
  return {
    fallAsleep: () => page.evaluate(() => (globalThis as unknown as { fallAsleep: () => void }).fallAsleep()),
  };
}
