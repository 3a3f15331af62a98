import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiCookieAuth,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblems } from '../errors/api-problems.decorator.ts';
import { AccessTokens } from './access-tokens.ts';
import { AuthGateway } from './auth.gateway.ts';
import {
  AccessTokenDto,
  AuthErrorDto,
  SessionInfoDto,
  SignedInDto,
  SignedOutDto,
} from './dto/session-info.dto.ts';
import { EmptyDto } from './dto/empty.dto.ts';
import { SignInDto } from './dto/sign-in.dto.ts';
import { SignUpDto } from './dto/sign-up.dto.ts';
import { Public } from './public.decorator.ts';
import { noSession } from './token-problems.ts';

const WRONG_ORIGIN = {
  status: 403,
  type: AuthErrorDto,
  description: '`INVALID_ORIGIN`, `MISSING_OR_NULL_ORIGIN`',
};

/** Better Auth's endpoints at their own paths: those the product uses, each with its DTO; no other is open. */
@Public()
@ApiTags('Authentication')
@ApiExtraModels(SessionInfoDto)
@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly gateway: AuthGateway,
    private readonly tokens: AccessTokens,
  ) {}

  @Post('sign-up/email')
  @ApiOperation({ operationId: 'signUp', summary: 'Create an account and sign in' })
  @ApiOkResponse({ type: SignedInDto, description: 'The account; the session is in the cookie.' })
  @ApiResponse({ status: 422, type: AuthErrorDto, description: '`USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL`' })
  @ApiResponse(WRONG_ORIGIN)
  @ApiProblems(400, 413, 415, 429, 503)
  signUp(
    @Body() body: SignUpDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.gateway.forward(request, reply, body);
  }

  @Post('sign-in/email')
  @ApiOperation({ operationId: 'signIn', summary: 'Sign in with e-mail and password' })
  @ApiOkResponse({ type: SignedInDto, description: 'The account; the session is in the cookie.' })
  @ApiResponse({ status: 401, type: AuthErrorDto, description: '`INVALID_EMAIL_OR_PASSWORD`' })
  @ApiResponse(WRONG_ORIGIN)
  @ApiProblems(400, 413, 415, 429, 503)
  signIn(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.gateway.forward(request, reply, body);
  }

  @Post('sign-out')
  @HttpCode(200)
  @ApiCookieAuth()
  @ApiOperation({
    operationId: 'signOut',
    summary: 'End the session; its access tokens are refused from then on',
  })
  @ApiOkResponse({ type: SignedOutDto })
  @ApiResponse(WRONG_ORIGIN)
  @ApiProblems(400, 413, 415, 503)
  signOut(
    @Body() body: EmptyDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.gateway.forward(request, reply, body);
  }

  @Get('get-session')
  @ApiCookieAuth()
  @ApiOperation({ operationId: 'getSession', summary: 'The session of the cookie, or null' })
  @ApiOkResponse({ schema: { oneOf: [{ $ref: getSchemaPath(SessionInfoDto) }, { type: 'null' }] } })
  @ApiProblems(503)
  getSession(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.gateway.forward(request, reply);
  }

  @Get('token')
  @ApiCookieAuth()
  @ApiOperation({ operationId: 'getToken', summary: 'Turn the session into a short-lived access token' })
  @ApiOkResponse({ type: AccessTokenDto })
  @ApiProblems(401, 503)
  async getToken(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccessTokenDto> {
    const session = await this.gateway.session(request, reply);
    if (!session) throw noSession();
    return { token: await this.tokens.issue(session.userId, session.id) };
  }
}
