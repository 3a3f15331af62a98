const NAME = 'latchlist-token';
const MESSAGE_DELAY_MS = 60;

/** Runs a renewal while no other tab runs one. After waiting for one, its broadcast token is given time to arrive. */
export function withTokenLock<T>(task: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return task();
  return navigator.locks.request(NAME, { ifAvailable: true }, async (lock) => {
    if (lock) return task();
    return navigator.locks.request(NAME, async () => {
      await new Promise((resolve) => setTimeout(resolve, MESSAGE_DELAY_MS));
      return task();
    });
  });
}
