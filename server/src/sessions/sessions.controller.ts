import { Controller, Delete, Get, HttpCode, Query, Req, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentUser } from '../auth/current-user.decorator.ts';
import { JwtAuthGuard } from '../auth/jwt-auth.guard.ts';
import { ApiProblems } from '../errors/api-problems.decorator.ts';
import { EndOthersDto } from './dto/end-others.dto.ts';
import { SessionListDto } from './dto/session-list.dto.ts';
import { SESSION_ID, SessionId } from './session-id.decorator.ts';
import { type GuardedRequest, SessionsService } from './sessions.service.ts';

/** Where the user is signed in (ASVS 5.0, 7.5.2). */
@ApiTags('Sessions')
@ApiBearerAuth()
@ApiProblems(401, 429, 503)
@UseGuards(JwtAuthGuard)
@Controller('api/sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get()
  @ApiOperation({
    operationId: 'listSessions',
    summary: 'List the devices signed in, the one used last first',
    description: 'Those that have ended or run out are not there.',
  })
  @ApiOkResponse({ type: SessionListDto })
  list(@CurrentUser() userId: string, @Req() { user }: GuardedRequest): Promise<SessionListDto> {
    return this.sessions.list(userId, user.sessionId);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({
    operationId: 'endOtherSessions',
    summary: 'Sign out all other devices',
    description: 'All but the one that asks; their access tokens are refused from then on.',
  })
  @ApiNoContentResponse()
  @ApiProblems(400)
  endOthers(
    @CurrentUser() userId: string,
    @Query() _query: EndOthersDto,
    @Req() request: GuardedRequest,
  ): Promise<void> {
    return this.sessions.endOthers(userId, request);
  }

  @Delete(':id')
  @ApiParam(SESSION_ID)
  @HttpCode(204)
  @ApiOperation({
    operationId: 'endSession',
    summary: 'Sign out a device',
    description: 'Its access tokens are refused from then on. It may be the one that asks.',
  })
  @ApiNoContentResponse()
  @ApiProblems(400, 403, 404)
  end(@CurrentUser() userId: string, @SessionId() id: string, @Req() request: GuardedRequest): Promise<void> {
    return this.sessions.end(userId, id, request);
  }
}
