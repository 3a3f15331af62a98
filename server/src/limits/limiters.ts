import { Injectable } from '@nestjs/common';
import { type RateLimiterAbstract, RateLimiterPostgres } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import type { LimitRule } from './limit-rule.ts';
import { RedisLimiters } from './redis-limiters.ts';

type Use<T> = (limiter: RateLimiterAbstract) => Promise<T>;

/**
 * Where limits are counted, for all instances alike: in PostgreSQL, or in Redis with PostgreSQL to fall back on. Nothing
 * is remembered in between (`inMemoryBlockOnConsumed`): another instance may have cleared it.
 */
@Injectable()
export class Limiters {
  private readonly made = new WeakMap<LimitRule, RateLimiterAbstract>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly redis: RedisLimiters,
  ) {}

  /** @throws {Error} the database's, when Redis does not answer and it cannot either. */
  async use<T>(rule: LimitRule, use: Use<T>): Promise<T> {
    const answer = await this.redis.tryToUse(rule, use);
    return answer ? answer.value : use(this.inPostgres(rule));
  }

  /** For what must hold in both: PostgreSQL may have counted while Redis was away. */
  async useAll(rule: LimitRule, use: Use<unknown>): Promise<void> {
    await this.redis.tryToUse(rule, use);
    await use(this.inPostgres(rule));
  }

  private inPostgres(rule: LimitRule): RateLimiterAbstract {
    const limiter =
      this.made.get(rule) ??
      new RateLimiterPostgres({
        points: rule.points,
        duration: rule.seconds,
        keyPrefix: '',
        storeClient: this.dataSource,
        storeType: 'typeorm',
        tableName: 'rate_limits',
        tableCreated: true,
        clearExpiredByTimeout: false, // one timer for each rule; see ExpiredLimits
      });
    this.made.set(rule, limiter);
    return limiter;
  }
}
