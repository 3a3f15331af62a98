import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import type { FastifyInstance } from 'fastify';
import { LessThan, Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuthEvent } from './auth-event.entity.ts';
import type { AuthEventOutcome, AuthEventType } from './auth-event-type.ts';
import { Statements } from '../database/statements.ts';
import { Problem } from '../errors/problem.ts';
import { Limits } from '../limits/limits.ts';
import type { RequestSource } from './source.ts';

export type { AuthEventType } from './auth-event-type.ts';

/**
 * What anybody can cause at an account by its address alone: beyond it the log has lines, and the table no rows, so that
 * nobody fills it.
 */
const BY_ADDRESS = { name: 'events by address', points: 50, seconds: 3_600 };

/** Lengths in characters. */
const MAX = { reason: 100, address: 45, userAgent: 512 };

/** An event to be recorded. Of `userId` and `email` the first wins; the e-mail finds the account, and is kept nowhere. */
export interface NewAuthEvent {
  type: AuthEventType;
  outcome: AuthEventOutcome;
  reason?: string | undefined;
  userId?: string | undefined;
  email?: string | undefined;
  sessionId?: string | undefined;
  source: RequestSource;
}

/** What the database says of an event it took: whose it is, as far as known. */
interface Row {
  user_id: string | null;
  failures?: number;
}

/** One statement, whether or not there is an account: its time tells nobody which. */
const INSERT = `
  INSERT INTO auth_events (id, user_id, type, outcome, reason, session_id, ip_address, user_agent, request_id)
  VALUES ($1, COALESCE($2::uuid, (SELECT id FROM users WHERE email = $3)), $4, $5, $6, $7, $8, $9, $10)
  RETURNING user_id`;

/** With how many had failed since the last that did not: what a statement reads is as it was before it wrote. */
const INSERT_SIGN_IN = `${INSERT},
  (SELECT count(*) FROM (
    SELECT FROM auth_events
    WHERE user_id = $2 AND type = 'sign_in' AND outcome = 'failure' AND id > COALESCE(
      (SELECT id FROM auth_events WHERE user_id = $2 AND type = 'sign_in' AND outcome = 'success'
       ORDER BY id DESC LIMIT 1),
      '00000000-0000-0000-0000-000000000000')
    LIMIT 1000
  ) AS failures)::integer AS failures`;

/** The log of authentication events (ASVS 5.0, 16.2.1, 16.3.1): a table that only grows, and lines in the server's log. */
@Injectable()
export class AuthEvents {
  constructor(
    @InjectRepository(AuthEvent) private readonly rows: Repository<AuthEvent>,
    private readonly host: HttpAdapterHost,
    private readonly limits: Limits,
    private readonly statements: Statements,
  ) {}

  /**
   * Writes the row and the line. Never throws: the deed is done, and to answer it with an error would be a lie. What the
   * database did not take is in the log at least, with an error beside it.
   */
  async record(event: NewAuthEvent): Promise<void> {
    await this.write(event, 'authentication event', INSERT);
  }

  /**
   * Records, like `record`, a sign-in that did not fail.
   *
   * @returns how many have failed since the last that did not, as far as the database says; 1,000 stands for that many or
   *   more.
   */
  async recordSignIn(userId: string, source: RequestSource): Promise<number> {
    const signIn: NewAuthEvent = { type: 'sign_in', outcome: 'success', userId, source };
    return (await this.write(signIn, 'sign-in', INSERT_SIGN_IN)).failures ?? 0;
  }

  /** At most `limit` events of the user, newest first. @param before the id of the event to go on after. */
  async page(userId: string, before: string | undefined, limit: number): Promise<AuthEvent[]> {
    const where = { userId, ...(before === undefined ? {} : { id: LessThan(before) }) };
    return this.rows.find({ where, order: { id: 'DESC' }, take: limit });
  }

  private async mayAdd(key: string): Promise<boolean> {
    try {
      await this.limits.consume(BY_ADDRESS, key);
      return true;
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
  }

  private async write(event: NewAuthEvent, name: string, text: string): Promise<Row> {
    const { type, outcome } = event;
    const fields = fieldsOf(event);
    const { log } = this.host.httpAdapter.getInstance<FastifyInstance>();
    const row = await this.insert(event, fields, name, text).catch((err: unknown): Row => {
      log.error({ err, requestId: fields.requestId }, 'an authentication event is missing in the database');
      return { user_id: event.userId ?? null };
    });
    log[outcome === 'success' ? 'info' : 'warn'](
      { event: type, outcome, userId: row.user_id, ...fields },
      'authentication event',
    );
    return row;
  }

  private async insert(
    event: NewAuthEvent,
    fields: ReturnType<typeof fieldsOf>,
    name: string,
    text: string,
  ): Promise<Row> {
    const { userId = null, email, type, outcome } = event;
    const { reason, sessionId, address, userAgent, requestId } = fields;
    const nobody: Row = { user_id: null };
    if (userId === null && email !== undefined && !(await this.mayAdd(`${type} ${email.toLowerCase()}`)))
      return nobody;
    const owner = harmless(email, Infinity)?.toLowerCase() ?? null; // as Better Auth keeps it
    const [row = nobody] = await this.statements.rows<Row>(name, text, [
      ...[uuidv7(), userId, owner, type, outcome],
      ...[reason, sessionId, address, userAgent, requestId],
    ]);
    return row;
  }
}

/** What row and line have in common, beside whose it is and how it ended. */
function fieldsOf({ reason, sessionId, source }: NewAuthEvent) {
  return {
    reason: harmless(reason, MAX.reason),
    sessionId: sessionId ?? null,
    address: harmless(source.address, MAX.address),
    userAgent: harmless(source.userAgent, MAX.userAgent),
    requestId: source.requestId,
  };
}

/** Cut to `max`, and without what PostgreSQL (NUL) and UTF-8 (lone surrogates) have no place for. */
function harmless(text: string | undefined, max: number): string | null {
  return text?.slice(0, max).replaceAll('\0', '\uFFFD').toWellFormed() ?? null;
}
