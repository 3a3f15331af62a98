import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';

/** SQL that is sent often: straight to the pool, and under a name it is parsed and planned once for each connection. */
@Injectable()
export class Statements {
  private readonly pool: Pool;

  constructor(dataSource: DataSource) {
    this.pool = (dataSource.driver as unknown as { master: Pool }).master;
  }

  /**
   * @param name always of the same text, and one of few: PostgreSQL keeps each until the connection ends. Undefined for
   *   text that is made for the occasion.
   * @throws {Error} the database's own.
   */
  async rows<Row extends object>(name: string | undefined, text: string, values: unknown[]): Promise<Row[]> {
    return (await this.pool.query<Row>({ ...(name === undefined ? {} : { name }), text, values })).rows;
  }
}
