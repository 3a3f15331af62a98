import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Removal } from '../database/removal.ts';

const DAY = 86_400_000; // ms

/** Removes authentication events after 180 days, which the trigger that keeps them asks for too. */
@Injectable()
export class EventRetention extends Removal {
  constructor(dataSource: DataSource, host: HttpAdapterHost) {
    const when = "created_at < now() - interval '180 days'";
    super(dataSource, host, DAY, [{ table: 'auth_events', key: 'id', when }]);
  }
}
