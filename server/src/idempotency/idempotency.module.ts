import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ExpiredAnswers } from './expired-answers.ts';
import { Idempotency } from './idempotency.service.ts';
import { IdempotentAnswer } from './idempotent-answer.entity.ts';

@Module({
  imports: [TypeOrmModule.forFeature([IdempotentAnswer])],
  providers: [Idempotency, ExpiredAnswers],
  exports: [Idempotency],
})
export class IdempotencyModule {}
