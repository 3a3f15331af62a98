import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { rateLimited } from '../errors/problems.ts';
import type { LimitRule } from './limit-rule.ts';
import { Limiters } from './limiters.ts';

const HOUR = 3_600_000; // ms

/** Counts what may be done only so often, for all instances together. Keys are hashed: what is stored names nobody. */
@Injectable()
export class Limits implements OnApplicationBootstrap, OnModuleDestroy {
  private cleaning: NodeJS.Timeout | undefined;

  constructor(
    private readonly limiters: Limiters,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * @param key who or what is counted; undefined, where nobody can be told from anybody, counts nothing.
   * @throws {Problem} 429 whose `Retry-After` is true, whatever is tried meanwhile.
   * @throws {Error} the database's, when it cannot answer: nothing is let through uncounted.
   */
  async consume(rule: LimitRule, key: string | undefined): Promise<void> {
    if (key === undefined) return;
    try {
      await this.limiters.of(rule).consume(hashed(rule, key));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw rateLimited(Math.max(1, Math.ceil(error.msBeforeNext / 1_000)));
    }
  }

  /** Takes one back, of what turned out harmless. */
  async refund(rule: LimitRule, key: string | undefined): Promise<void> {
    if (key !== undefined) await this.limiters.of(rule).reward(hashed(rule, key));
  }

  async clear(rule: LimitRule, key: string): Promise<void> {
    await this.limiters.of(rule).delete(hashed(rule, key));
  }

  onApplicationBootstrap(): void {
    this.cleaning = setInterval(() => void this.clean().catch(() => undefined), HOUR).unref(); // the next hour tries again
  }

  onModuleDestroy(): void {
    clearInterval(this.cleaning);
  }

  /** Removes what no longer counts. */
  async clean(): Promise<void> {
    await this.dataSource.query('DELETE FROM rate_limits WHERE expire < $1', [Date.now()]);
  }
}

function hashed({ name }: LimitRule, key: string): string {
  return createHash('sha256').update(`${name}\0${key}`).digest('base64url');
}
