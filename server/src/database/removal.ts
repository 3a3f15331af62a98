import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';

const BATCH = 1_000; // rows; few enough for the patience of a statement

interface Over {
  table: string;
  /** Its primary key. */
  key: string;
  /** SQL that is true of the rows to remove. */
  when: string;
}

/**
 * Removes rows whose time is over, a batch at a time: at start, and every so often. Every instance comes to it, and one at
 * a time does it.
 */
export abstract class Removal implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private removing: Promise<void> | undefined;

  protected constructor(
    private readonly dataSource: DataSource,
    private readonly host: HttpAdapterHost,
    /** in ms */
    private readonly every: number,
    private readonly rows: Over[],
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.tryToRemove(), this.every).unref();
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
    for (const over of this.rows) {
      let removed = BATCH;
      while (removed === BATCH && !this.stopped) removed = await this.removeBatch(over);
    }
  }

  /** While another instance is at it, or a request at a row, there is nothing to remove. */
  private async removeBatch({ table, key, when }: Over): Promise<number> {
    const [, removed] = await this.dataSource.query<[unknown, number]>(
      `DELETE FROM ${table} WHERE ${key} IN (
         SELECT ${key} FROM ${table}
         WHERE ${when} AND (SELECT pg_try_advisory_xact_lock(hashtext('removal'), hashtext($1)))
         LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
       )`,
      [table],
    );
    return removed;
  }

  private tryToRemove(): void {
    this.removing = this.remove().catch((err: unknown) => {
      const { log } = this.host.httpAdapter.getInstance<FastifyInstance>();
      log.warn(
        { err },
        `what is over could not be removed from ${this.rows[0]?.table}: the next time tries again`,
      );
    });
  }
}
