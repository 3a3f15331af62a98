import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { type RateLimiterAbstract, RateLimiterRedis } from 'rate-limiter-flexible';
import type { createClient } from 'redis';
import { ENV, type Env } from '../config/env.ts';
import type { LimitRule } from './limit-rule.ts';
import { within } from './within.ts';

const PATIENCE = 500; // ms that Redis may take
const REST = 2_000; // ms for which it is not asked after it has failed
const WARNING = 60_000; // ms between two warnings of an outage
const SILENCE = 1_500; // ms without a sign after which a connection counts as dead
const PULSE = 500; // ms between signs of a live one that has nothing to do

/**
 * Limits counted in Redis, as long as it answers in time. The limiter's own fallback (`insuranceLimiter`) would wait
 * for a Redis that hangs: the client's time-out ends with the writing of a command.
 */
@Injectable()
export class RedisLimiters implements OnApplicationShutdown {
  private readonly made = new WeakMap<LimitRule, RateLimiterAbstract>();
  private client: ReturnType<typeof createClient> | undefined;
  private isClosed = false;
  private restUntil = -Infinity;
  private nextWarning = -Infinity;

  constructor(
    @Inject(ENV) env: Env,
    private readonly host: HttpAdapterHost,
  ) {
    if (env.redisUrl !== undefined) void this.connect(env.redisUrl);
  }

  /** @returns undefined where there is no Redis, or none that answers: never throws. */
  async tryToUse<T>(
    rule: LimitRule,
    use: (limiter: RateLimiterAbstract) => Promise<T>,
  ): Promise<{ value: T } | undefined> {
    if (!this.client?.isReady || performance.now() < this.restUntil) return undefined;
    try {
      return { value: await within(PATIENCE, use(this.of(rule, this.client))) };
    } catch (error) {
      this.restUntil = performance.now() + REST;
      this.warn(error);
      return undefined;
    }
  }

  /** After the last request has been answered. */
  onApplicationShutdown(): void {
    this.isClosed = true;
    this.client?.destroy();
  }

  private of(rule: LimitRule, client: object): RateLimiterAbstract {
    const limiter =
      this.made.get(rule) ??
      new RateLimiterRedis({
        points: rule.points,
        duration: rule.seconds,
        keyPrefix: 'latchlist',
        storeClient: client,
        useRedisPackage: true,
      });
    this.made.set(rule, limiter);
    return limiter;
  }

  /** In the background, for as long as it takes, and again whenever it is lost. */
  private async connect(url: string): Promise<void> {
    const { createClient } = await import('redis'); // the client is large, and most have no Redis
    if (this.isClosed) return;
    const client = createClient({
      url,
      disableOfflineQueue: true,
      pingInterval: PULSE,
      socket: {
        connectTimeout: PATIENCE,
        socketTimeout: SILENCE,
        reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, REST),
      },
    });
    client.on('error', (error) => this.warn(error)); // one that nobody hears would end the process
    client.connect().catch(() => undefined); // heard as `error`
    this.client = client as ReturnType<typeof createClient>;
  }

  private warn(err: unknown): void {
    if (performance.now() < this.nextWarning) return;
    this.nextWarning = performance.now() + WARNING;
    const { httpAdapter } = this.host as Partial<HttpAdapterHost>; // absent where nothing is served
    const log = httpAdapter?.getInstance<FastifyInstance>().log;
    log?.warn({ err }, 'Redis does not answer: PostgreSQL counts limits');
  }
}
