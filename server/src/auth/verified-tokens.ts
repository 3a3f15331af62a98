import { LRUCache } from 'lru-cache';
import type { KeyObject } from 'node:crypto';

/** Tokens an instance remembers; some 1 kB each. */
const REMEMBERED = 10_000;

/** What was found out about a token once and for all, and what has to be looked at each time it comes. */
interface Verified<Claims> {
  claims: Claims;
  kid: string;
  key: KeyObject;
}

/**
 * Tokens whose signature was right: it will be right again, and costs more to verify than all else about a request. What
 * may change is not remembered: whether the key still verifies is asked here, whether the token is of this time by
 * `AccessTokens`, whether its session is alive by `LiveSessions`, each time.
 */
export class VerifiedTokens<Claims extends object> {
  private readonly remembered = new LRUCache<string, Verified<Claims>>({ max: REMEMBERED });

  /** @param keyOf the key of that name that verifies now. */
  constructor(private readonly keyOf: (kid: string) => KeyObject | undefined) {}

  recall(token: string): Claims | undefined {
    const found = this.remembered.get(token);
    if (!found) return undefined;
    if (this.keyOf(found.kid) === found.key) return found.claims;
    this.remembered.delete(token);
    return undefined;
  }

  /** @param kid of the key it was verified with, which still verifies. */
  remember(token: string, kid: string, claims: Claims): void {
    const key = this.keyOf(kid);
    if (key) this.remembered.set(token, { claims, kid, key });
  }
}
