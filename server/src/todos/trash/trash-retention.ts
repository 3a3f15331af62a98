import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Removal } from '../../database/removal.ts';

const HOUR = 3_600_000; // ms

/** Removes to-dos for good that have been in the trash for 30 days. */
@Injectable()
export class TrashRetention extends Removal {
  constructor(dataSource: DataSource, host: HttpAdapterHost) {
    const when = "deleted_at < now() - interval '30 days'";
    super(dataSource, host, HOUR, [{ table: 'todos', key: 'id', when }]);
  }
}
