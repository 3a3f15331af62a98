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

/** One statement, whether or not there is an account: its time tells nobody which. */
const INSERT = `
  INSERT INTO auth_events (id, user_id, type, outcome, reason, session_id, ip_address, user_agent, request_id)
  VALUES ($1, COALESCE($2::uuid, (SELECT id FROM users WHERE email = $3)), $4, $5, $6, $7, $8, $9, $10)
  RETURNING user_id`;

const FAILURES_SINCE_SUCCESS = `
  SELECT count(*) AS count FROM (
    SELECT FROM auth_events
    WHERE user_id = $1 AND type = 'sign_in' AND outcome = 'failure' AND id > COALESCE(
      (SELECT id FROM auth_events WHERE user_id = $1 AND type = 'sign_in' AND outcome = 'success'
       ORDER BY id DESC LIMIT 1),
      '00000000-0000-0000-0000-000000000000')
    LIMIT 1000
  ) AS failures`;

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
    const { type, outcome } = event;
    const fields = fieldsOf(event);
    const { log } = this.host.httpAdapter.getInstance<FastifyInstance>();
    const userId = await this.insert(event, fields).catch((err: unknown) => {
      log.error({ err, requestId: fields.requestId }, 'an authentication event is missing in the database');
      return event.userId ?? null;
    });
    log[outcome === 'success' ? 'info' : 'warn'](
      { event: type, outcome, userId, ...fields },
      'authentication event',
    );
  }

  /** How many sign-ins have failed since the last that did not; 1,000 stands for that many or more. */
  async failuresSinceSuccess(userId: string): Promise<number> {
    const [row] = await this.statements.rows<{ count: number }>('failed sign-ins', FAILURES_SINCE_SUCCESS, [
      userId,
    ]);
    return row?.count ?? 0;
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

  /** @returns whose event it is, as far as known. */
  private async insert(event: NewAuthEvent, fields: ReturnType<typeof fieldsOf>): Promise<string | null> {
    const { userId = null, email, type, outcome } = event;
    if (userId === null && email !== undefined && !(await this.mayAdd(`${type} ${email.toLowerCase()}`)))
      return null;
    const owner = harmless(email, Infinity)?.toLowerCase() ?? null; // as Better Auth keeps it
    const { reason, sessionId, address, userAgent, requestId } = fields;
    const [row] = await this.statements.rows<{ user_id: string | null }>('authentication event', INSERT, [
      ...[uuidv7(), userId, owner, type, outcome],
      ...[reason, sessionId, address, userAgent, requestId],
    ]);
    return row?.user_id ?? null;
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
