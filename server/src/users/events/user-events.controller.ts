import { Controller, Get, Query, Req, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../../auth/current-user.decorator.ts';
import { JwtAuthGuard } from '../../auth/jwt-auth.guard.ts';
import type { AuthenticatedUser } from '../../auth/jwt.strategy.ts';
import { ApiProblems } from '../../errors/api-problems.decorator.ts';
import { EventPageDto } from './dto/event-page.dto.ts';
import { ListEventsDto } from './dto/list-events.dto.ts';
import { UserEventsService } from './user-events.service.ts';

@ApiTags('Users')
@ApiBearerAuth()
@ApiProblems(401, 429, 503)
@UseGuards(JwtAuthGuard)
@Controller('api/users/me/events')
export class UserEventsController {
  constructor(private readonly events: UserEventsService) {}

  @Get()
  @ApiOperation({
    operationId: 'listMyEvents',
    summary: 'What was done, and tried, with the account, newest first',
    description: 'Kept for 180 days.',
  })
  @ApiOkResponse({ type: EventPageDto })
  @ApiProblems(400)
  list(
    @CurrentUser() userId: string,
    @Req() { user }: { user: AuthenticatedUser },
    @Query() query: ListEventsDto,
  ): Promise<EventPageDto> {
    return this.events.list(userId, user.sessionId, query);
  }
}
