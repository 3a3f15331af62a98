import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthEvent } from './auth-event.entity.ts';
import { AuthEvents } from './auth-events.ts';
import { EventRetention } from './event-retention.ts';

@Module({
  imports: [TypeOrmModule.forFeature([AuthEvent])],
  providers: [AuthEvents, EventRetention],
  exports: [AuthEvents],
})
export class EventsModule {}
