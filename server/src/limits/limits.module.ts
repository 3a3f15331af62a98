import { Module } from '@nestjs/common';
import { ApiLimit } from './api-limit.ts';
import { ExpiredLimits } from './expired-limits.ts';
import { Limiters } from './limiters.ts';
import { Limits } from './limits.ts';
import { RedisLimiters } from './redis-limiters.ts';

@Module({
  providers: [RedisLimiters, Limiters, Limits, ExpiredLimits, ApiLimit],
  exports: [Limits, ApiLimit],
})
export class LimitsModule {}
