import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type FindOptionsWhere, MoreThan, Not, Repository } from 'typeorm';
import { Session } from '../auth/entities/session.entity.ts';
import { Notifications } from '../database/notifications.ts';
import type { ShownSession } from './dto/session.dto.ts';

const MOST = 100; // signing in keeps them below
const SHOWN = {
  ...{ id: true, ipAddress: true, userAgent: true },
  ...{ createdAt: true, updatedAt: true, expiresAt: true },
} as const;

/** Rows of `sessions`. Every method takes the owner's id first, and the query is bound to it. Tokens are not read. */
@Injectable()
export class SessionsRepository {
  constructor(
    @InjectRepository(Session) private readonly rows: Repository<Session>,
    private readonly notifications: Notifications,
  ) {}

  /** Those that have not run out, the one used last first. */
  async listLive(userId: string): Promise<ShownSession[]> {
    return this.rows.find({
      where: { userId, expiresAt: MoreThan(new Date()) },
      select: SHOWN,
      order: { updatedAt: 'DESC', id: 'DESC' },
      take: MOST,
    });
  }

  /** @returns false when the user has no such session. */
  async end(userId: string, id: string): Promise<boolean> {
    return (await this.delete({ userId, id })) === 1;
  }

  /** Ends all but one. @returns how many. */
  async endOthers(userId: string, keptId: string): Promise<number> {
    return this.delete({ userId, id: Not(keptId) });
  }

  /** Whether the session is somebody else's: the one question asked beyond one's own rows, to tell 403 from 404. */
  async belongsToAnother(userId: string, id: string): Promise<boolean> {
    return this.rows.existsBy({ id, userId: Not(userId) });
  }

  /** Returns once this instance knows, too. */
  private async delete(which: FindOptionsWhere<Session>): Promise<number> {
    const { affected } = await this.rows.delete(which);
    await this.notifications.caughtUp();
    return affected ?? 0;
  }
}
