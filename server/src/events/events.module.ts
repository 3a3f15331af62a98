import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LimitsModule } from '../limits/limits.module.ts';
import { AuthEvent } from './auth-event.entity.ts';
import { AuthEvents } from './auth-events.ts';
import { EventRetention } from './event-retention.ts';

@Module({
  imports: [TypeOrmModule.forFeature([AuthEvent]), LimitsModule],
  providers: [AuthEvents, EventRetention],
  exports: [AuthEvents],
})
export class EventsModule {}
