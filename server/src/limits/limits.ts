import { Inject, Injectable } from '@nestjs/common';
import { createHmac, type KeyObject } from 'node:crypto';
import { derivedKeys } from '../config/derived-keys.ts';
import { ENV, type Env } from '../config/env.ts';
import { rateLimited } from '../errors/problems.ts';
import { giveBack, take } from './counting.ts';
import type { LimitRule } from './limit-rule.ts';
import { Limiters } from './limiters.ts';

const KEY_LENGTH = 22; // of base64url: 132 bits

/** Counts what may be done only so often, for all instances together. */
@Injectable()
export class Limits {
  private readonly secret: KeyObject;

  constructor(
    @Inject(ENV) env: Env,
    private readonly limiters: Limiters,
  ) {
    [this.secret] = derivedKeys(env, 'limits').map(({ key }) => key) as [KeyObject];
  }

  /**
   * @param key who or what is counted. Undefined, an unknown address, is a client that has hung up: it would not be
   * counted, so it is not served either; to count all of these as one would let them lock each other out.
   * @throws {Problem} 429 whose `Retry-After` (s) is true, whatever is tried meanwhile: what is refused counts nothing.
   * @throws {Error} the database's, when it cannot answer: nothing is let through uncounted.
   */
  async consume(rule: LimitRule, key: string | undefined, points = 1): Promise<void> {
    if (key === undefined) throw rateLimited(1); // nobody hears it
    const stored = this.stored(rule, key);
    const wait = await this.limiters.use(rule, (limiter) => take(limiter, stored, points));
    if (wait !== undefined) throw rateLimited(Math.max(1, Math.ceil(wait / 1_000)));
  }

  /** Takes one back, of what turned out harmless. */
  async refund(rule: LimitRule, key: string | undefined): Promise<void> {
    if (key === undefined) return;
    const stored = this.stored(rule, key);
    await this.limiters.use(rule, (limiter) => giveBack(limiter, stored, 1));
  }

  /** Begins anew, wherever it was counted. */
  async clear(rule: LimitRule, key: string): Promise<void> {
    const stored = this.stored(rule, key);
    await this.limiters.useAll(rule, (limiter) => limiter.delete(stored));
  }

  /** How much of the limit is used up now. */
  async used(rule: LimitRule, key: string): Promise<number> {
    const stored = this.stored(rule, key);
    const result = await this.limiters.use(rule, (limiter) => limiter.get(stored));
    return result?.consumedPoints ?? 0;
  }

  /** Keyed, since a plain hash of an IPv4 address is undone by hashing all of them. */
  private stored({ name }: LimitRule, key: string): string {
    const hash = createHmac('sha256', this.secret).update(`${name}\0${key}`).digest('base64url');
    return hash.slice(0, KEY_LENGTH);
  }
}
