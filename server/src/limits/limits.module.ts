import { Module } from '@nestjs/common';
import { ApiLimit } from './api-limit.ts';
import { Limiters } from './limiters.ts';
import { Limits } from './limits.ts';

@Module({ providers: [Limiters, Limits, ApiLimit], exports: [Limits, ApiLimit] })
export class LimitsModule {}
