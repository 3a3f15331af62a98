import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';

const HOUR = 3_600_000; // ms
const BATCH = 10_000; // rows; few enough for the patience of a statement

/** What another instance is removing, or counting in anew, is left to it. */
const REMOVE_BATCH = `
  DELETE FROM rate_limits WHERE key IN (
    SELECT key FROM rate_limits WHERE expire < $1 LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
  )`;

/** Removes what counts no longer: at start, then hourly. Every instance does. Redis sees to its own. */
@Injectable()
export class ExpiredLimits implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private removing: Promise<void> | undefined;

  constructor(private readonly dataSource: DataSource) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.tryToRemove(), HOUR).unref();
    this.tryToRemove();
  }

  /** Waits for the batch that is on its way: the connections are closed next. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.removing;
  }

  /** @throws {Error} the database's. */
  async remove(): Promise<void> {
    let removed = BATCH;
    while (removed === BATCH && !this.stopped)
      [, removed] = await this.dataSource.query<[unknown, number]>(REMOVE_BATCH, [Date.now()]);
  }

  private tryToRemove(): void {
    this.removing = this.remove().catch(() => undefined); // the next hour tries again
  }
}
