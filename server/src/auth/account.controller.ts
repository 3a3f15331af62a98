import { Body, Controller, HttpCode, Post, Req, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiCookieAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblems } from '../errors/api-problems.decorator.ts';
import { RoomForHashes } from '../limits/room-for-hashes.interceptor.ts';
import { AccountService } from './account.service.ts';
import {
  DoneDto,
  EmailVerifiedDto,
  MailRequestedDto,
  PasswordChangedDto,
  UserDeletedDto,
} from './dto/account-answers.dto.ts';
import { ChangeEmailDto } from './dto/change-email.dto.ts';
import { ChangePasswordDto } from './dto/change-password.dto.ts';
import { DeleteUserDto } from './dto/delete-user.dto.ts';
import { EmailDto } from './dto/email.dto.ts';
import { ResetPasswordDto } from './dto/reset-password.dto.ts';
import { ApiAuthRefusal, ApiOriginRefusal } from './api-auth-refusal.decorator.ts';
import { VerifyEmailDto } from './dto/verify-email.dto.ts';
import { Public } from './public.decorator.ts';
import { SameOriginGuard } from './same-origin.guard.ts';

const PASSWORD_MISSING = '`reauthentication_required`: the password is missing. ';

/** The life of an account, at Better Auth's paths. What asks for a password is answered 403 without one. */
@Public()
@UseGuards(SameOriginGuard)
@ApiTags('Account')
@Controller('api/auth')
export class AccountController {
  constructor(private readonly account: AccountService) {}

  @Post('send-verification-email')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'sendVerificationEmail',
    summary: 'Mail the link that proves an address',
    description: 'The same answer, in the same time, whether or not there is an account that waits for it.',
  })
  @ApiOkResponse({ type: DoneDto })
  @ApiOriginRefusal()
  @ApiProblems(400, 413, 415, 429, 503)
  sendVerificationEmail(
    @Body() body: EmailDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.account.sendVerification(body, request, reply);
  }

  @Post('verify-email')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'verifyEmail',
    summary: 'Prove an address with the token of a mailed link',
    description:
      'For the links of a change of address too: first the old address agrees, then the new one is proved.',
  })
  @ApiOkResponse({ type: EmailVerifiedDto })
  @ApiAuthRefusal(401, '`TOKEN_EXPIRED`, `INVALID_TOKEN`, `USER_NOT_FOUND`')
  @ApiOriginRefusal()
  @ApiProblems(400, 413, 415, 429, 503)
  verifyEmail(
    @Body() { token }: VerifyEmailDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.account.verifyEmail(token, request, reply);
  }

  @Post('request-password-reset')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'requestPasswordReset',
    summary: 'Mail the link that sets a new password',
    description: 'The same answer, in the same time, whether or not there is an account.',
  })
  @ApiOkResponse({ type: MailRequestedDto })
  @ApiOriginRefusal()
  @ApiProblems(400, 413, 415, 429, 503)
  requestPasswordReset(
    @Body() body: EmailDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.account.requestPasswordReset(body, request, reply);
  }

  @Post('reset-password')
  @UseInterceptors(RoomForHashes)
  @HttpCode(200)
  @ApiOperation({
    operationId: 'resetPassword',
    summary: 'Set a new password with the token of a mailed link',
    description: 'The token works once, for ten minutes. All sessions end; nobody is signed in by it.',
  })
  @ApiOkResponse({ type: DoneDto })
  @ApiAuthRefusal(400, '`INVALID_TOKEN`, `validation_failed`, `malformed_body`')
  @ApiOriginRefusal()
  @ApiProblems(409, 413, 415, 429, 503)
  resetPassword(
    @Body() body: ResetPasswordDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.account.resetPassword(body, request, reply);
  }

  @Post('change-password')
  @UseInterceptors(RoomForHashes)
  @HttpCode(200)
  @ApiCookieAuth()
  @ApiOperation({
    operationId: 'changePassword',
    summary: 'Change the password',
    description:
      'All other sessions end; this one is replaced by a new one, in the cookie: get a new access token.',
  })
  @ApiOkResponse({ type: PasswordChangedDto })
  @ApiOriginRefusal(PASSWORD_MISSING)
  @ApiAuthRefusal(400, '`INVALID_PASSWORD`, `validation_failed`, `malformed_body`')
  @ApiProblems(401, 409, 413, 415, 429, 503)
  changePassword(
    @Body() body: ChangePasswordDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.account.changePassword(body, request, reply);
  }

  @Post('change-email')
  @UseInterceptors(RoomForHashes)
  @HttpCode(200)
  @ApiCookieAuth()
  @ApiOperation({
    operationId: 'changeEmail',
    summary: 'Ask for another e-mail address',
    description:
      'It changes once the old address, if it was ever proved, has agreed and the new one is proved, each by a mailed link. The same answer whether or not the new address has an account.',
  })
  @ApiOkResponse({ type: DoneDto })
  @ApiOriginRefusal(PASSWORD_MISSING)
  @ApiAuthRefusal(400, '`INVALID_PASSWORD`, `validation_failed`, `malformed_body`')
  @ApiProblems(401, 413, 415, 429, 503)
  changeEmail(
    @Body() body: ChangeEmailDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.account.changeEmail(body, request, reply);
  }

  @Post('delete-user')
  @UseInterceptors(RoomForHashes)
  @HttpCode(200)
  @ApiCookieAuth()
  @ApiOperation({
    operationId: 'deleteUser',
    summary: 'Delete the account and all that is in it, at once and for good',
    description: 'Wants the password. Nothing of it can be taken back.',
  })
  @ApiOkResponse({ type: UserDeletedDto })
  @ApiOriginRefusal(PASSWORD_MISSING)
  @ApiAuthRefusal(400, '`INVALID_PASSWORD`, `validation_failed`, `malformed_body`')
  @ApiProblems(401, 413, 415, 429, 503)
  deleteUser(
    @Body() body: DeleteUserDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.account.deleteUser(body, request, reply);
  }
}
