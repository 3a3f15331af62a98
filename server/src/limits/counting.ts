import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';

/**
 * Asks first: most of what is refused then costs one read, which many can do at once, and no write to a row that a flood
 * would queue up for. What is refused counts nothing, so that a refund still frees a place.
 *
 * @returns after how long (ms) there is something to take again; undefined when it was taken.
 */
export async function take(
  limiter: RateLimiterAbstract,
  key: string,
  points: number,
): Promise<number | undefined> {
  const before = await limiter.get(key);
  if (before && before.consumedPoints + points > limiter.points) return before.msBeforeNext;
  try {
    await limiter.consume(key, points);
    return undefined;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    await giveBack(limiter, key, points); // others were faster
    return error.msBeforeNext;
  }
}

/** Never ends below zero: what is given back after its window has ended is nobody's to spend in the next. */
export async function giveBack(limiter: RateLimiterAbstract, key: string, points: number): Promise<void> {
  const { consumedPoints } = await limiter.reward(key, points);
  if (consumedPoints < 0) await limiter.penalty(key, Math.min(points, -consumedPoints));
}
