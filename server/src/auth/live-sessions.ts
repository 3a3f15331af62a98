import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LRUCache } from 'lru-cache';
import { Repository } from 'typeorm';
import { ENV, type Env } from '../config/env.ts';
import { Notifications } from '../database/notifications.ts';
import { Session } from './entities/session.entity.ts';

/** How many live sessions an instance remembers; some 100 bytes each. */
const REMEMBERED = 50_000;

interface LiveSession {
  userId: string;
  /** ms since 1970 */
  until: number;
}

/**
 * Whether the session behind a token still is. The session table is the authority: a yes is remembered only while the
 * database can tell us of sessions that end, and forgotten when it does, or when it might have. A no is never remembered.
 */
@Injectable()
export class LiveSessions {
  private readonly remembered = new LRUCache<string, LiveSession>({ max: REMEMBERED });
  /** Counts what made us forget something: an answer that was on its way meanwhile may be out of date. */
  private forgettings = 0;

  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    @Inject(ENV) private readonly env: Env,
    private readonly notifications: Notifications,
  ) {
    notifications.listen(
      'session_ended',
      (id) => this.forget(id),
      () => this.forget('*'),
    );
  }

  /** @throws {Error} the database's, when it has to be asked and cannot answer. */
  async isLive(userId: string, sessionId: string): Promise<boolean> {
    const session = this.recall(sessionId) ?? (await this.find(sessionId));
    return session?.userId === userId && session.until > Date.now();
  }

  /** One that has run out by what is remembered may have been prolonged since: of that there is no notice. */
  private recall(sessionId: string): LiveSession | undefined {
    if (!this.notifications.isCurrent()) return undefined;
    const session = this.remembered.get(sessionId);
    return session && session.until > Date.now() ? session : undefined;
  }

  private async find(sessionId: string): Promise<LiveSession | undefined> {
    const before = this.forgettings;
    const row = await this.sessions.findOneBy({ id: sessionId });
    if (!row) return undefined;
    const session = { userId: row.userId, until: this.endOf(row) };
    if (before === this.forgettings && this.notifications.isCurrent())
      this.remembered.set(sessionId, session);
    return session;
  }

  /** A session ends when it was not used for a while, and at the latest some time after it began (ASVS 5.0, 7.3.1, 7.3.2). */
  private endOf({ createdAt, expiresAt }: Session): number {
    return Math.min(expiresAt.getTime(), createdAt.getTime() + this.env.sessionMaxSeconds * 1_000);
  }

  private forget(id: string): void {
    this.forgettings++;
    if (id === '*') this.remembered.clear();
    else this.remembered.delete(id);
  }
}
