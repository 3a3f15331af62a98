import { Body, Controller, Get, HttpCode, Post, Req, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import {
  ApiCookieAuth,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiSecurity,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblems } from '../errors/api-problems.decorator.ts';
import { RoomForHashes } from '../limits/room-for-hashes.interceptor.ts';
import {
  AccessTokenDto,
  SessionInfoDto,
  SignedInDto,
  SignedUpDto,
  SignedOutDto,
} from './dto/session-info.dto.ts';
import { ApiAuthRefusal, ApiOriginRefusal } from './api-auth-refusal.decorator.ts';
import { EmptyDto } from './dto/empty.dto.ts';
import { SESSION_COOKIE } from './session-cookie-header.ts';
import { SignInDto } from './dto/sign-in.dto.ts';
import { SignUpDto } from './dto/sign-up.dto.ts';
import { Public } from './public.decorator.ts';
import { SameOriginGuard } from './same-origin.guard.ts';
import { SignInService } from './sign-in.service.ts';

/** Signing up, in and out, at Better Auth's paths: those the product uses, each with its DTO; no other is open. */
@Public()
@UseGuards(SameOriginGuard)
@ApiTags('Authentication')
@ApiExtraModels(SessionInfoDto)
@Controller('api/auth')
export class AuthController {
  constructor(private readonly service: SignInService) {}

  @Post('sign-up/email')
  @UseInterceptors(RoomForHashes)
  @ApiOperation({
    operationId: 'signUp',
    summary: 'Create an account, and sign in where addresses need not be proved',
    description:
      'Where addresses need not be proved, the session is in the cookie. Elsewhere a mail with a link is on its way, and the answer is the same for an address that has an account.',
  })
  @ApiOkResponse({
    type: SignedUpDto,
    description: 'The account; the session, if there is one, is in the cookie.',
    headers: SESSION_COOKIE,
  })
  @ApiAuthRefusal(422, '`USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL`, only where addresses need not be proved')
  @ApiOriginRefusal()
  @ApiProblems(400, 413, 415, 429, 503)
  signUp(
    @Body() body: SignUpDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.service.signUp(body, request, reply);
  }

  @Post('sign-in/email')
  @UseInterceptors(RoomForHashes)
  @ApiOperation({
    operationId: 'signIn',
    summary: 'Sign in with e-mail and password',
    description: 'The session is in the cookie, never in a body. Get an access token with it.',
  })
  @ApiOkResponse({
    type: SignedInDto,
    description: 'The account; the session is in the cookie.',
    headers: SESSION_COOKIE,
  })
  @ApiAuthRefusal(401, '`INVALID_EMAIL_OR_PASSWORD`')
  @ApiOriginRefusal('`EMAIL_NOT_VERIFIED`, `BANNED_USER`; ')
  @ApiProblems(400, 413, 415, 429, 503)
  signIn(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.service.signIn(body, request, reply);
  }

  @Post('sign-out')
  @HttpCode(200)
  @ApiCookieAuth()
  @ApiSecurity({})
  @ApiOperation({
    operationId: 'signOut',
    summary: 'End the session; its access tokens are refused from then on',
    description: 'Removes the cookie. Without a session it does nothing, and says the same.',
  })
  @ApiOkResponse({ type: SignedOutDto })
  @ApiOriginRefusal()
  @ApiProblems(400, 413, 415, 503)
  signOut(
    @Body() _body: EmptyDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.service.signOut(request, reply);
  }

  @Get('get-session')
  @ApiCookieAuth()
  @ApiSecurity({})
  @ApiOperation({
    operationId: 'getSession',
    summary: 'The session of the cookie, or null',
    description: 'Never the token of the session.',
  })
  @ApiOkResponse({ schema: { oneOf: [{ $ref: getSchemaPath(SessionInfoDto) }, { type: 'null' }] } })
  @ApiProblems(403, 503)
  getSession(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.service.session(request, reply);
  }

  @Get('token')
  @ApiCookieAuth()
  @ApiOperation({
    operationId: 'getToken',
    summary: 'Turn the session into a short-lived access token',
    description: 'It is valid for five minutes, and no longer than the session is alive.',
  })
  @ApiOkResponse({ type: AccessTokenDto })
  @ApiProblems(401, 403, 429, 503)
  getToken(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccessTokenDto> {
    return this.service.token(request, reply);
  }
}
