import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Repository } from 'typeorm';
import { ENV, type Env } from '../config/env.ts';
import { type AuthEventType, AuthEvents } from '../events/auth-events.ts';
import { sourceOf } from '../events/source.ts';
import { ApiLimit } from '../limits/api-limit.ts';
import { clientAddress } from '../limits/client-address.ts';
import { Limits } from '../limits/limits.ts';
import { AccessTokens } from './access-tokens.ts';
import { type AuthAnswer, AuthGateway } from './auth.gateway.ts';
import { banned, wrongCredentials } from './canned-answers.ts';
import { CookieSessions } from './cookie-sessions.ts';
import type { SignInDto } from './dto/sign-in.dto.ts';
import type { SignUpDto } from './dto/sign-up.dto.ts';
import { User } from './entities/user.entity.ts';
import { Guesses } from './guesses.ts';
import { LIMITS } from './limit-rules.ts';
import { noSoonerThan } from './no-sooner-than.ts';
import { Notices } from './notices.ts';
import { isAddressTaken, isBanned, isGone } from './observed-pool.ts';
import { PasswordRules } from './password-rules.ts';
import { SessionsOfUser } from './sessions-of-user.ts';
import { noSession } from './token-problems.ts';

/** How long (ms) a sign-up takes, whether or not the address had an account. */
const SIGN_UP_TIME = 250;

/** What Better Auth says, beside yes (`none`), to who has the right password. */
const RIGHT_PASSWORD = new Set(['none', 'EMAIL_NOT_VERIFIED', 'BANNED_USER']);

type Handled = [request: FastifyRequest, reply: FastifyReply];

/** Signing up, in and out, and the token that a session is worth. */
@Injectable()
export class SignInService {
  constructor(
    private readonly gateway: AuthGateway,
    private readonly cookieSessions: CookieSessions,
    private readonly limits: Limits,
    private readonly apiLimit: ApiLimit,
    private readonly guesses: Guesses,
    private readonly passwords: PasswordRules,
    private readonly sessions: SessionsOfUser,
    private readonly tokens: AccessTokens,
    private readonly events: AuthEvents,
    private readonly notices: Notices,
    @InjectRepository(User) private readonly users: Repository<User>,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async signUp(body: SignUpDto, ...handled: Handled): Promise<unknown> {
    const [request] = handled;
    this.passwords.refuseWeak('password', body.password, body);
    await this.limits.consume(LIMITS.signUps, clientAddress(request));
    const answer = await (this.env.emailVerification
      ? noSoonerThan(SIGN_UP_TIME, () => this.makeAccount(body, ...handled))
      : this.makeAccount(body, ...handled));
    if (answer.status !== 200) return answer.body;
    return { ...answer.body, verificationRequired: this.env.emailVerification };
  }

  async signIn(body: SignInDto, ...handled: Handled): Promise<unknown> {
    const [request, reply] = handled;
    const { email } = body;
    const attempt = await this.guesses.begin(request, email);
    const endsNone = !this.cookieSessions.isNamed(request.headers.cookie);
    const answer = await this.gateway
      .forward(...handled, { body, endsNone })
      .then((given) => (given.status === 200 ? this.unlessChanged(given, body, reply) : given))
      .catch(async (error: unknown) => {
        if (isBanned(error)) return banned(reply);
        if (isGone(error)) return wrongCredentials(reply);
        await attempt.wasNone().catch(() => undefined); // what went away may be where tries are counted
        throw error;
      });
    if (answer.status === 200) attempt.remember(reply);
    await Promise.all([
      RIGHT_PASSWORD.has(answer.code ?? 'none') && attempt.wasRight(),
      answer.status === 200
        ? this.welcome(answer, body, request)
        : this.record('sign_in', request, email, answer),
    ]);
    return answer.body;
  }

  async signOut(...handled: Handled): Promise<unknown> {
    const [request, reply] = handled;
    const session = await this.gateway.session(...handled);
    const answer = await this.gateway.forward(...handled, { body: {} });
    if (session) {
      const who = { userId: session.user.id, sessionId: session.id };
      await this.events.record({ type: 'sign_out', outcome: 'success', ...who, source: sourceOf(request) });
    }
    void reply.header('Clear-Site-Data', '"cache"');
    return answer.body;
  }

  async session(...handled: Handled): Promise<unknown> {
    return (await this.gateway.forward(...handled)).body;
  }

  async token(...handled: Handled): Promise<{ token: string }> {
    const [request] = handled;
    const session =
      (await this.cookieSessions.find(request.headers.cookie)) ?? (await this.renewed(...handled));
    this.apiLimit.check(session.userId, 'GET');
    return { token: await this.tokens.issue(session.userId, session.id) };
  }

  private async renewed(...handled: Handled): Promise<{ id: string; userId: string }> {
    const session = await this.gateway.session(...handled);
    if (!session) throw noSession();
    return { id: session.id, userId: session.user.id };
  }

  /** Of several who sign up with one address at once, the late ones find the account that the first has made. */
  private async makeAccount(body: SignUpDto, ...handled: Handled): Promise<AuthAnswer> {
    const attempt = () => this.gateway.forward(...handled, { body });
    const answer = await attempt().catch((error: unknown) => {
      if (isAddressTaken(error)) return attempt();
      throw error;
    });
    // With verification, Better Auth answers for an address in use as if it had made an account: only we look.
    const made = answer.status === 200 && (await this.users.existsBy({ id: userIdOf(answer) }));
    await this.record('sign_up', handled[0], body.email, answer, made ? undefined : 'address_in_use');
    return answer;
  }

  /** A password that was replaced while it was being checked opens nothing: its new session ends before anybody has it. */
  private async unlessChanged(
    answer: AuthAnswer,
    { email, password }: SignInDto,
    reply: FastifyReply,
  ): Promise<AuthAnswer> {
    if (await this.passwords.isStill(answer.fittingHash, email, password)) return answer;
    await this.sessions.end(answer.sessionToken ?? '');
    void reply.removeHeader('Set-Cookie');
    return wrongCredentials(reply);
  }

  /** What a sign-in brings with it. */
  private async welcome(
    answer: AuthAnswer,
    { email, password }: SignInDto,
    request: FastifyRequest,
  ): Promise<void> {
    const userId = userIdOf(answer);
    const [failures] = await Promise.all([
      this.events.recordSignIn(userId, sourceOf(request)),
      this.sessions.endOldest(userId),
      this.passwords.keepUpToDate(userId, password, answer.fittingHash),
    ]);
    await this.notices.failedSignIns(request, email, failures);
  }

  /** A success is its owner's; a failure, which anybody can cause, is told by the address. */
  private record(
    type: AuthEventType,
    request: FastifyRequest,
    email: string,
    answer: AuthAnswer,
    code = answer.code,
  ): Promise<void> {
    const source = sourceOf(request);
    if (answer.status !== 200 || code !== undefined)
      return this.events.record({ type, outcome: 'failure', reason: code, email, source });
    return this.events.record({ type, outcome: 'success', userId: userIdOf(answer), source });
  }
}

function userIdOf({ body }: AuthAnswer): string {
  return (body?.['user'] as { id: string }).id;
}
