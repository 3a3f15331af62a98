import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Removal } from '../database/removal.ts';

const HOUR = 3_600_000; // ms

/** Removes what counts no longer. Redis sees to its own. */
@Injectable()
export class ExpiredLimits extends Removal {
  constructor(dataSource: DataSource, host: HttpAdapterHost) {
    const when = 'expire < extract(epoch FROM now()) * 1000';
    super(dataSource, host, HOUR, [{ table: 'rate_limits', key: 'key', when }]);
  }
}
