import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Removal } from '../../database/removal.ts';

const HOUR = 3_600_000; // ms
const OLD = "deleted_at < now() - interval '30 days'";

/** As all that changes more than one row, it locks lists first; those that are locked are left for the next time. */
const OVER = `${OLD} AND user_id = ANY (ARRAY(
  SELECT user_id FROM todo_lists WHERE user_id IN (SELECT user_id FROM todos WHERE ${OLD}) FOR UPDATE SKIP LOCKED
))`;

/** Removes to-dos for good that have been in the trash for 30 days. */
@Injectable()
export class TrashRetention extends Removal {
  constructor(dataSource: DataSource, host: HttpAdapterHost) {
    super(dataSource, host, HOUR, [{ table: 'todos', key: 'id', when: OVER }]);
  }
}
