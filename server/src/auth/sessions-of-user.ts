import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { Session } from './entities/session.entity.ts';

/** As many devices can be signed in to one account; the next one ends the session that was not used for longest (7.1.2). */
export const MOST_SESSIONS = 50;

@Injectable()
export class SessionsOfUser {
  constructor(@InjectRepository(Session) private readonly sessions: Repository<Session>) {}

  async end(token: string): Promise<void> {
    await this.sessions.delete({ token });
  }

  async endOldest(userId: string): Promise<void> {
    const beyond = await this.sessions.find({
      where: { userId },
      select: { id: true },
      order: { updatedAt: 'DESC', id: 'DESC' },
      skip: MOST_SESSIONS,
    });
    if (beyond.length > 0) await this.sessions.delete({ userId, id: In(beyond.map(({ id }) => id)) });
  }
}
