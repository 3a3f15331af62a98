import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { createHmac, type KeyObject } from 'node:crypto';
import { derivedKeys } from '../config/derived-keys.ts';
import { ENV, type Env } from '../config/env.ts';
import { rateLimited } from '../errors/problems.ts';
import { giveBack, take, waitFor } from './counting.ts';
import type { LimitRule } from './limit-rule.ts';
import { Limiters } from './limiters.ts';

const KEY_LENGTH = 22; // of base64url: 132 bits
/** Of what was full when it was last looked at; some 100 bytes each. */
const REMEMBERED = 10_000;

/** @param points how many at once; one, if not said. */
export type Use = [rule: LimitRule, key: string | undefined, points?: number];

interface Count {
  rule: LimitRule;
  stored: string;
  points: number;
}

/** Counts what may be done only so often, for all instances together. */
@Injectable()
export class Limits {
  private readonly secret: KeyObject;
  /**
   * Of these it is asked before they are counted: most of what is refused then costs one read, which many can do at once,
   * and no write to a row that a flood would queue up for. It decides nothing: another instance may have cleared it.
   */
  private readonly full = new LRUCache<string, true>({ max: REMEMBERED });

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
    await this.consumeAll([[rule, key, points]]);
  }

  /** Of each, or of none; else as `consume`. All at once: each statement waited for is a turn of the event loop. */
  async consumeAll(uses: readonly Use[]): Promise<void> {
    const counts = uses.map((use) => this.countOf(...use));
    const full = counts.filter(({ stored }) => this.full.has(stored));
    refuse(await Promise.all(full.map((count) => this.waitFor(count))));
    const tries = await Promise.allSettled(counts.map((count) => this.take(count)));
    const taken = counts.filter((_, index) => isTaken(tries[index]));
    if (taken.length === counts.length) return;
    await Promise.all(taken.map((count) => this.giveBack(count)));
    refuse(tries.map((each) => valueOf(each)));
  }

  /** Takes one back, of what turned out harmless. */
  async refund(rule: LimitRule, key: string | undefined): Promise<void> {
    if (key !== undefined) await this.giveBack(this.countOf(rule, key));
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

  private countOf(rule: LimitRule, key: string | undefined, points = 1): Count {
    if (key === undefined) throw rateLimited(1); // nobody hears it
    return { rule, stored: this.stored(rule, key), points };
  }

  private waitFor({ rule, stored, points }: Count): Promise<number | undefined> {
    return this.limiters.use(rule, (limiter) => waitFor(limiter, stored, points));
  }

  private async take({ rule, stored, points }: Count): Promise<number | undefined> {
    const { wait, full } = await this.limiters.use(rule, (limiter) => take(limiter, stored, points));
    if (full) this.full.set(stored, true);
    else this.full.delete(stored);
    return wait;
  }

  private giveBack({ rule, stored, points }: Count): Promise<void> {
    return this.limiters.use(rule, (limiter) => giveBack(limiter, stored, points));
  }

  /** Keyed, since a plain hash of an IPv4 address is undone by hashing all of them. */
  private stored({ name }: LimitRule, key: string): string {
    const hash = createHmac('sha256', this.secret).update(`${name}\0${key}`).digest('base64url');
    return hash.slice(0, KEY_LENGTH);
  }
}

/** For the longest of these (ms). @throws {Problem} 429 if there is any. */
function refuse(waits: readonly (number | undefined)[]): void {
  const refusals = waits.filter((wait) => wait !== undefined);
  if (refusals.length > 0) throw rateLimited(Math.max(1, Math.ceil(Math.max(...refusals) / 1_000)));
}

function isTaken(result: PromiseSettledResult<number | undefined> | undefined): boolean {
  return result?.status === 'fulfilled' && result.value === undefined;
}

function valueOf<T>(result: PromiseSettledResult<T>): T {
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}
