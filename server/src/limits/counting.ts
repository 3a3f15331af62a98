import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';

/** What came of a try to take something. */
export interface Taking {
  /** After how long (ms) there is something to take again; undefined when it was taken. */
  wait: number | undefined;
  /** Whether nothing is left. */
  full: boolean;
}

/**
 * How long (ms) to wait for so much; undefined when it is there, or when nobody knows the end, which `take` then sets. Only
 * reads, which many can do at once.
 */
export async function waitFor(
  limiter: RateLimiterAbstract,
  key: string,
  points: number,
): Promise<number | undefined> {
  const now = await limiter.get(key);
  if (!now || now.msBeforeNext < 0) return undefined;
  return now.consumedPoints + points > limiter.points ? now.msBeforeNext : undefined;
}

/** What is refused counts nothing, so that a refund still frees a place. */
export async function take(limiter: RateLimiterAbstract, key: string, points: number): Promise<Taking> {
  try {
    const { remainingPoints } = await limiter.consume(key, points);
    return { wait: undefined, full: remainingPoints === 0 };
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    await giveBack(limiter, key, points);
    return { wait: error.msBeforeNext, full: true };
  }
}

/** Never ends below zero: what is given back after its window has ended is nobody's to spend in the next. */
export async function giveBack(limiter: RateLimiterAbstract, key: string, points: number): Promise<void> {
  const { consumedPoints } = await limiter.reward(key, points);
  if (consumedPoints < 0) await limiter.penalty(key, Math.min(points, -consumedPoints));
}
