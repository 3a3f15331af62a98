import { Inject, Injectable } from '@nestjs/common';
import { ENV, type Env } from '../config/env.ts';
import { rateLimited } from '../errors/problems.ts';

const WINDOW = 60_000; // ms
/** One request in so many may write. */
const READS_PER_WRITE = 5;
const READING = new Set(['GET', 'HEAD']);

/**
 * How much one signed-in user may ask of one instance. Counted in memory, since every request passes here: a window for
 * all users together, which forgets them all when it ends.
 */
@Injectable()
export class ApiLimit {
  private counts = new Map<string, { requests: number; writes: number }>();
  private end = 0;

  constructor(@Inject(ENV) private readonly env: Env) {}

  /** @throws {Problem} 429 with a true `Retry-After`. */
  check(userId: string, method: string): void {
    const now = Date.now();
    if (now >= this.end) {
      this.counts = new Map();
      this.end = now + WINDOW;
    }
    const count = this.counts.get(userId) ?? { requests: 0, writes: 0 };
    this.counts.set(userId, count);
    const most = this.env.apiRequestsPerMinute;
    const isWrite = !READING.has(method);
    count.requests++;
    if (isWrite) count.writes++;
    if (count.requests > most || (isWrite && count.writes > Math.max(1, most / READS_PER_WRITE)))
      throw rateLimited(Math.ceil((this.end - now) / 1_000));
  }
}
