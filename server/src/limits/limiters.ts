import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { type RateLimiterAbstract, RateLimiterPostgres, RateLimiterRedis } from 'rate-limiter-flexible';
import { createClient } from 'redis';
import { DataSource } from 'typeorm';
import { ENV, type Env } from '../config/env.ts';
import type { LimitRule } from './limit-rule.ts';

const PATIENCE = 1_000; // ms for Redis to answer, before PostgreSQL is asked instead
const LONGEST_PAUSE = 2_000; // ms between attempts to reach Redis again

/** Where limits are counted, for all instances alike: in PostgreSQL, or in Redis with PostgreSQL to fall back on. */
@Injectable()
export class Limiters implements OnModuleDestroy {
  private readonly made = new Map<string, RateLimiterAbstract>();
  private readonly redis: ReturnType<typeof createClient> | undefined;

  constructor(
    @Inject(ENV) env: Env,
    private readonly dataSource: DataSource,
    private readonly host: HttpAdapterHost,
  ) {
    this.redis = env.redisUrl === undefined ? undefined : this.connect(env.redisUrl);
  }

  of(rule: LimitRule): RateLimiterAbstract {
    const limiter = this.made.get(rule.name) ?? this.make(rule);
    this.made.set(rule.name, limiter);
    return limiter;
  }

  onModuleDestroy(): void {
    if (this.redis?.isOpen) this.redis.destroy();
  }

  private make({ points, seconds }: LimitRule): RateLimiterAbstract {
    const rule = { points, duration: seconds, keyPrefix: '' };
    const inPostgres = new RateLimiterPostgres({
      ...rule,
      storeClient: this.dataSource,
      storeType: 'typeorm',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
    });
    if (!this.redis) return inPostgres;
    return new RateLimiterRedis({
      ...rule,
      keyPrefix: 'latchlist',
      storeClient: this.redis,
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
      insuranceLimiter: inPostgres,
    });
  }

  /** In the background, for as long as it takes: until it is there, PostgreSQL counts. */
  private connect(url: string): ReturnType<typeof createClient> {
    const client = createClient({
      url,
      disableOfflineQueue: true,
      commandOptions: { timeout: PATIENCE },
      socket: {
        connectTimeout: PATIENCE,
        reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, LONGEST_PAUSE),
      },
    });
    let away = false;
    client.on('ready', () => (away = false));
    client.on('error', (err: Error) => {
      if (!away)
        this.host.httpAdapter
          .getInstance<FastifyInstance>()
          .log.warn({ err }, 'Redis is away: PostgreSQL counts limits');
      away = true;
    });
    client.connect().catch(() => undefined); // told by `error`
    return client as ReturnType<typeof createClient>;
  }
}
