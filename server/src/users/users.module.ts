import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.ts';
import { EventsModule } from '../events/events.module.ts';
import { UserEventsController } from './events/user-events.controller.ts';
import { UserEventsService } from './events/user-events.service.ts';
import { UsersController } from './users.controller.ts';
import { UsersService } from './users.service.ts';

@Module({
  imports: [AuthModule, EventsModule],
  controllers: [UsersController, UserEventsController],
  providers: [UsersService, UserEventsService],
})
export class UsersModule {}
