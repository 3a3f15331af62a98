import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, Repository } from 'typeorm';
import { Session } from './entities/session.entity.ts';
import { Verification } from './entities/verification.entity.ts';

const HOUR = 3_600_000; // ms

/** Removes what time has ended anyway: sessions and mailed tokens. Every instance does; there is nothing to do twice. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    @InjectRepository(Verification) private readonly verifications: Repository<Verification>,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.clean().catch(() => undefined), HOUR).unref(); // the next hour tries again
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async clean(): Promise<void> {
    const over = { expiresAt: LessThan(new Date()) };
    await this.sessions.delete(over);
    await this.verifications.delete(over);
  }
}
