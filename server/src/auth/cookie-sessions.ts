import { Inject, Injectable } from '@nestjs/common';
import type { KeyObject } from 'node:crypto';
import { ENV, type Env } from '../config/env.ts';
import { Statements } from '../database/statements.ts';
import { renewedAfter } from './better-auth.ts';
import { cookiesOf, cookieValue, newestSecret, signedValue } from './cookies.ts';

/**
 * The session of a cookie, in one statement, where Better Auth would find the same and do nothing: signed with the
 * newest secret, alive, and not yet to be renewed. Anything else is for Better Auth to decide.
 */
@Injectable()
export class CookieSessions {
  private readonly name: string;
  private readonly secret: KeyObject;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly statements: Statements,
  ) {
    this.name = `${cookiesOf(env).prefix}.session_token`;
    this.secret = newestSecret(env);
  }

  /** Whether these cookies name a session, alive or not. */
  isNamed(cookies: string | undefined): boolean {
    return cookieValue(cookies, this.name) !== undefined;
  }

  /** @throws {Error} the database's. */
  async find(cookies: string | undefined): Promise<{ id: string; userId: string } | undefined> {
    const token = signedValue(cookies, this.name, this.secret);
    if (token === undefined) return undefined;
    const { sessionIdleSeconds } = this.env;
    const fresh = new Date(Date.now() + (sessionIdleSeconds - renewedAfter(this.env)) * 1_000);
    const [session] = await this.statements.rows<{ id: string; userId: string }>(
      'session of a cookie',
      'SELECT id, user_id AS "userId" FROM sessions WHERE token = $1 AND expires_at > $2',
      [token, fresh],
    );
    return session;
  }
}
