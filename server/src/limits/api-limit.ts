import { Inject, Injectable } from '@nestjs/common';
import { ENV, type Env } from '../config/env.ts';
import { rateLimited } from '../errors/problems.ts';

const WINDOW = 60_000; // ms
/** One request in so many may write. */
const READS_PER_WRITE = 5;
const READING = new Set(['GET', 'HEAD']);
/** Counted at once; beyond that all are forgotten: memory stays below some 10 MB. */
const MOST_USERS = 50_000;

interface Count {
  requests: number;
  writes: number;
}

/**
 * How much one signed-in user may ask of one instance. Counted in memory, since every request passes here: a window for
 * all users together, which forgets them all when it ends.
 */
@Injectable()
export class ApiLimit {
  private readonly most: number;
  private readonly mostWrites: number;
  private readonly counts = new Map<string, Count>();
  private end = -Infinity;

  constructor(@Inject(ENV) { apiRequestsPerMinute }: Env) {
    this.most = apiRequestsPerMinute;
    this.mostWrites = Math.max(1, Math.floor(apiRequestsPerMinute / READS_PER_WRITE));
  }

  /**
   * What is refused counts nothing: who writes too much may still read.
   *
   * @throws {Problem} 429 with a true `Retry-After` (s).
   */
  check(userId: string, method: string): void {
    const now = performance.now();
    if (now >= this.end) {
      this.counts.clear();
      this.end = now + WINDOW;
    }
    const count = this.counts.get(userId) ?? this.begin(userId);
    const write = READING.has(method) ? 0 : 1;
    if (count.requests >= this.most || count.writes + write > this.mostWrites)
      throw rateLimited(Math.ceil((this.end - now) / 1_000));
    count.requests++;
    count.writes += write;
  }

  private begin(userId: string): Count {
    if (this.counts.size >= MOST_USERS) this.counts.clear();
    const count = { requests: 0, writes: 0 };
    this.counts.set(userId, count);
    return count;
  }
}
