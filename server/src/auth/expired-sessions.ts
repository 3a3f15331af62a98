import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Removal } from '../database/removal.ts';

const HOUR = 3_600_000; // ms

/** Removes sessions and mailed tokens that have run out. */
@Injectable()
export class ExpiredSessions extends Removal {
  constructor(dataSource: DataSource, host: HttpAdapterHost) {
    const over = { key: 'id', when: 'expires_at < now()' };
    super(dataSource, host, HOUR, [
      { table: 'sessions', ...over },
      { table: 'verifications', ...over },
    ]);
  }
}
