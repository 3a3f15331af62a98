import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { unavailable } from '../errors/problems.ts';
import type { HealthDto } from './health.dto.ts';

@Injectable()
export class HealthService {
  private draining = false;

  constructor(private readonly dataSource: DataSource) {}

  /** From now on no new requests should be sent here: the server is about to stop. */
  drain(): void {
    this.draining = true;
  }

  /** @throws {Problem} 503 when the database does not answer, or while the server stops. */
  async ready(): Promise<HealthDto> {
    if (this.draining) throw unavailable();
    await this.dataSource.query('SELECT 1').catch((error: unknown) => {
      throw unavailable(error);
    });
    return { status: 'ok' };
  }
}
