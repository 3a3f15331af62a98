import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, Repository } from 'typeorm';
import { Session } from './entities/session.entity.ts';

/** Whether the session behind a token still is: the session table is the authority. */
@Injectable()
export class LiveSessions {
  constructor(@InjectRepository(Session) private readonly sessions: Repository<Session>) {}

  async isLive(userId: string, sessionId: string): Promise<boolean> {
    return this.sessions.existsBy({ id: sessionId, userId, expiresAt: MoreThan(new Date()) });
  }
}
