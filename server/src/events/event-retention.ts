import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import type { FastifyInstance } from 'fastify';
import { Repository } from 'typeorm';
import { AuthEvent } from './auth-event.entity.ts';

const DAY = 86_400_000; // ms
const BATCH = 1_000; // rows; few enough for the patience of a statement

/** The 180 days are the trigger's too. Rows that another instance is removing are left to it. */
const REMOVE_BATCH = `
  DELETE FROM auth_events WHERE id IN (
    SELECT id FROM auth_events WHERE created_at < now() - interval '180 days'
    ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
  )`;

/** Removes authentication events after 180 days: at start, then daily. Every instance does. */
@Injectable()
export class EventRetention implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private removing: Promise<void> | undefined;

  constructor(
    @InjectRepository(AuthEvent) private readonly rows: Repository<AuthEvent>,
    private readonly host: HttpAdapterHost,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.tryToRemove(), DAY).unref();
    this.tryToRemove();
  }

  /** Waits for the batch that is on its way: the connections are closed next. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.removing;
  }

  /** @throws {Error} the database's. */
  async removeOld(): Promise<void> {
    let removed = BATCH;
    while (removed === BATCH && !this.stopped) {
      [, removed] = await this.rows.query<[unknown, number]>(REMOVE_BATCH);
    }
  }

  private tryToRemove(): void {
    this.removing = this.removeOld().catch((err: unknown) => {
      const { log } = this.host.httpAdapter.getInstance<FastifyInstance>();
      log.warn({ err }, 'old authentication events could not be removed: tomorrow tries again');
    });
  }
}
