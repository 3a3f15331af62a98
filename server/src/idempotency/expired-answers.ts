import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Removal } from '../database/removal.ts';

const HOUR = 3_600_000; // ms

/** Forgets answers after 24 hours. */
@Injectable()
export class ExpiredAnswers extends Removal {
  constructor(dataSource: DataSource, host: HttpAdapterHost) {
    const when = "created_at < now() - interval '24 hours'";
    super(dataSource, host, HOUR, [{ table: 'idempotent_answers', key: 'ctid', when }]);
  }
}
