import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Statements } from '../database/statements.ts';
import { Session } from './entities/session.entity.ts';

/** As many devices can be signed in to one account; the next one ends the session that was not used for longest (7.1.2). */
export const MOST_SESSIONS = 50;

const BEYOND = `
  DELETE FROM sessions WHERE id IN (
    SELECT id FROM sessions WHERE user_id = $1 ORDER BY updated_at DESC, id DESC OFFSET $2)`;

@Injectable()
export class SessionsOfUser {
  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    private readonly statements: Statements,
  ) {}

  async end(token: string): Promise<void> {
    await this.sessions.delete({ token });
  }

  async endOldest(userId: string): Promise<void> {
    await this.statements.rows('end the oldest sessions', BEYOND, [userId, MOST_SESSIONS]);
  }
}
