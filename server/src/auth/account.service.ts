import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { decodeJwt } from 'jose';
import { isUUID } from 'class-validator';
import { MoreThanOrEqual, Repository } from 'typeorm';
import { invalid, justChanged, reauthenticationRequired } from '../errors/problems.ts';
import { type AuthEventType, AuthEvents } from '../events/auth-events.ts';
import { sourceOf } from '../events/source.ts';
import { clientAddress } from '../limits/client-address.ts';
import { Limits } from '../limits/limits.ts';
import { type AuthAnswer, AuthGateway, type CookieSession } from './auth.gateway.ts';
import { spentLink, staleLink, wrongPassword } from './canned-answers.ts';
import type { ChangeEmailDto } from './dto/change-email.dto.ts';
import type { ChangePasswordDto } from './dto/change-password.dto.ts';
import type { DeleteUserDto } from './dto/delete-user.dto.ts';
import type { EmailDto } from './dto/email.dto.ts';
import type { ResetPasswordDto } from './dto/reset-password.dto.ts';
import { User } from './entities/user.entity.ts';
import { Verification } from './entities/verification.entity.ts';
import { Guesses } from './guesses.ts';
import { LIMITS } from './limit-rules.ts';
import { noSoonerThan } from './no-sooner-than.ts';
import { Notices } from './notices.ts';
import { isAddressTaken, isGone, isPasswordJustChanged } from './observed-pool.ts';
import { PasswordRules } from './password-rules.ts';
import { noSession } from './token-problems.ts';

/** How long (ms) what sends mail takes, whether or not there is an account to send it to. */
const MAIL_TIME = 250;

type Handled = [request: FastifyRequest, reply: FastifyReply];

/** The life of an account between sign-up and deletion. */
@Injectable()
export class AccountService {
  constructor(
    private readonly gateway: AuthGateway,
    private readonly limits: Limits,
    private readonly guesses: Guesses,
    private readonly passwords: PasswordRules,
    private readonly events: AuthEvents,
    private readonly notices: Notices,
    @InjectRepository(Verification) private readonly verifications: Repository<Verification>,
    @InjectRepository(User) private readonly users: Repository<User>,
  ) {}

  async sendVerification(body: EmailDto, ...handled: Handled): Promise<unknown> {
    return this.askForMail('verification_requested', body, ...handled);
  }

  async requestPasswordReset(body: EmailDto, ...handled: Handled): Promise<unknown> {
    return this.askForMail('password_reset_requested', body, ...handled);
  }

  /** Better Auth verifies on GET, which must change nothing (ASVS 5.0, 3.5.3): here it takes a POST, and no cookie plays a part. */
  async verifyEmail(token: string, ...handled: Handled): Promise<unknown> {
    const [request] = handled;
    await this.limits.consume(LIMITS.mailedTokens, clientAddress(request));
    if (await this.isOverruled(token)) return staleLink(handled[1]).body;
    const asked = { method: 'GET', query: { token }, cookies: false } as const;
    const answer = await this.gateway.forward(...handled, asked).catch((error: unknown) => {
      if (isAddressTaken(error)) return staleLink(handled[1]);
      throw error;
    });
    if (answer.status !== 200) return answer.body;
    const { email, updateTo, requestType, userId } = decodeJwt<MailedToken>(token);
    if (requestType === 'change-email-confirmation') return { status: true, next: 'check-new-inbox' };
    const type = updateTo ? 'email_changed' : 'email_verified';
    await this.record(type, request, answer, { email: updateTo ?? email });
    if (updateTo) {
      await this.withdrawResets(userId);
      await this.notices.emailChanged(request, email, updateTo);
    }
    return { status: true };
  }

  async resetPassword({ token, newPassword }: ResetPasswordDto, ...handled: Handled): Promise<unknown> {
    const [request] = handled;
    await this.limits.consume(LIMITS.mailedTokens, clientAddress(request));
    const owner = await this.gateway.ownerOfResetToken(token);
    if (owner) this.passwords.refuseWeak('newPassword', newPassword, owner);
    const answer = await this.gateway
      .forward(...handled, { body: { token, newPassword } })
      .catch((error: unknown) => {
        if (isGone(error)) return spentLink(handled[1]);
        throw isPasswordJustChanged(error) ? justChanged() : error;
      });
    if (owner) await this.record('password_reset', request, answer, { userId: owner.id });
    if (owner && answer.status === 200) {
      await this.withdrawResets(owner.id);
      await this.users.update({ id: owner.id, email: owner.email }, { emailVerified: true }); // the link came by its mail
      await this.guesses.forget(request, owner.email);
      await this.notices.passwordChanged(request, owner.email);
    }
    return answer.body;
  }

  async changePassword(body: ChangePasswordDto, ...handled: Handled): Promise<unknown> {
    const { newPassword, currentPassword } = body;
    const session = await this.reauthenticating(currentPassword, ...handled);
    this.passwords.refuseWeak('newPassword', newPassword, session.user);
    const attempt = await this.guesses.beginAskedAgain(session.user.id);
    const change = { currentPassword, newPassword, revokeOtherSessions: true };
    const answer = await this.gateway.forward(...handled, { body: change }).catch((error: unknown) => {
      if (isPasswordJustChanged(error)) throw justChanged();
      throw isGone(error) ? noSession() : error;
    });
    await this.record('password_changed', handled[0], answer, who(session));
    if (answer.status === 200) {
      await attempt.wasRight();
      await this.withdrawResets(session.user.id);
      await this.notices.passwordChanged(handled[0], session.user.email);
    }
    return answer.body;
  }

  async changeEmail({ newEmail, password }: ChangeEmailDto, ...handled: Handled): Promise<unknown> {
    const [request, reply] = handled;
    const session = await this.reauthenticating(password, ...handled);
    if (newEmail.toLowerCase() === session.user.email)
      throw invalid([{ pointer: '/newEmail', detail: 'This is your address already.' }]);
    const attempt = await this.guesses.beginAskedAgain(session.user.id);
    if (!(await this.gateway.isPassword(request, password ?? ''))) {
      const answer = wrongPassword(reply);
      await this.record('email_change_requested', request, answer, who(session));
      return answer.body;
    }
    await attempt.wasRight();
    const answer = await noSoonerThan(MAIL_TIME, () =>
      this.gateway.forward(...handled, { body: { newEmail } }),
    );
    await this.record('email_change_requested', request, answer, who(session));
    return answer.body;
  }

  async deleteUser({ password }: DeleteUserDto, ...handled: Handled): Promise<unknown> {
    const session = await this.reauthenticating(password, ...handled);
    const attempt = await this.guesses.beginAskedAgain(session.user.id);
    const answer = await this.gateway.forward(...handled, { body: { password } });
    await this.record('account_deleted', handled[0], answer, who(session));
    if (answer.status === 200) {
      await attempt.wasRight();
      await this.notices.accountDeleted(handled[0], session.user.email);
    }
    return answer.body;
  }

  /**
   * Whether a link to change the address is older than the last change of password or address: who asked for it may be
   * the one that was shut out. Of what is forged here, Better Auth has the last word.
   */
  private async isOverruled(token: string): Promise<boolean> {
    const { updateTo, userId, iat = 0 } = claimsOf(token);
    if (updateTo === undefined || userId === undefined || !isUUID(userId)) return false;
    const issued = new Date(iat * 1_000);
    return this.users.existsBy({ id: userId, credentialsChangedAt: MoreThanOrEqual(issued) });
  }

  /** The same answer in the same time, whatever there is behind an address. */
  private async askForMail(type: AuthEventType, { email }: EmailDto, ...handled: Handled): Promise<unknown> {
    const [request] = handled;
    await this.limits.consume(LIMITS.mailRequests, clientAddress(request));
    return noSoonerThan(MAIL_TIME, async () => {
      const answer = await this.gateway.forward(...handled, { body: { email }, cookies: false });
      await this.record(type, request, answer, { email });
      return answer.body;
    });
  }

  /** @throws {Problem} 401 without a session, 403 `reauthentication_required` without a password. */
  private async reauthenticating(password: string | undefined, ...handled: Handled): Promise<CookieSession> {
    const session = await this.gateway.session(...handled);
    if (!session) throw noSession();
    if (password === undefined) throw reauthenticationRequired();
    return session;
  }

  /** The links in a mailbox die with the password they were meant for, or when the mailbox is no longer the account's. */
  private async withdrawResets(userId: string): Promise<void> {
    await this.verifications.delete({ value: userId });
  }

  private record(
    type: AuthEventType,
    request: FastifyRequest,
    { status, code }: Pick<AuthAnswer, 'status' | 'code'>,
    whose: { userId?: string; email?: string; sessionId?: string },
  ): Promise<void> {
    const outcome = status === 200 ? 'success' : 'failure';
    return this.events.record({ type, outcome, reason: code, ...whose, source: sourceOf(request) });
  }
}

/** What Better Auth puts into the token of a mailed link; it has verified it by the time we read it. */
interface MailedToken extends Record<string, unknown> {
  email: string;
  userId: string;
  updateTo?: string;
  requestType?: string;
}

function claimsOf(token: string): Partial<MailedToken & { iat: number }> {
  try {
    return decodeJwt<MailedToken>(token);
  } catch {
    return {};
  }
}

function who({ id, user }: CookieSession) {
  return { userId: user.id, sessionId: id };
}
