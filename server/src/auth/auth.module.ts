import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../events/events.module.ts';
import { LimitsModule } from '../limits/limits.module.ts';
import { MailModule } from '../mail/mail.module.ts';
import { AccessTokens } from './access-tokens.ts';
import { AccountController } from './account.controller.ts';
import { AccountService } from './account.service.ts';
import { AuthController } from './auth.controller.ts';
import { AuthGateway } from './auth.gateway.ts';
import { CookieSessions } from './cookie-sessions.ts';
import { AuthMails } from './auth-mails.ts';
import { betterAuthProvider } from './better-auth.provider.ts';
import { Account } from './entities/account.entity.ts';
import { Jwks } from './entities/jwks.entity.ts';
import { Session } from './entities/session.entity.ts';
import { User } from './entities/user.entity.ts';
import { Verification } from './entities/verification.entity.ts';
import { Guesses } from './guesses.ts';
import { ExpiredSessions } from './expired-sessions.ts';
import { JwksController } from './jwks.controller.ts';
import { JwtStrategy } from './jwt.strategy.ts';
import { KnownDevices } from './known-devices.ts';
import { LiveSessions } from './live-sessions.ts';
import { Notices } from './notices.ts';
import { PasswordRules } from './password-rules.ts';
import { SessionsOfUser } from './sessions-of-user.ts';
import { SignInService } from './sign-in.service.ts';
import { SigningKeys } from './signing-keys.ts';

/** Wraps Better Auth and gives the rest of the server one thing: `JwtAuthGuard`. */
@Module({
  imports: [
    TypeOrmModule.forFeature([User, Session, Account, Verification, Jwks]),
    EventsModule,
    LimitsModule,
    MailModule,
  ],
  controllers: [AuthController, AccountController, JwksController],
  providers: [
    betterAuthProvider,
    AuthGateway,
    CookieSessions,
    AuthMails,
    SignInService,
    AccountService,
    Guesses,
    KnownDevices,
    PasswordRules,
    SessionsOfUser,
    Notices,
    SigningKeys,
    AccessTokens,
    LiveSessions,
    ExpiredSessions,
    JwtStrategy,
  ],
  exports: [JwtStrategy, SigningKeys, LimitsModule, TypeOrmModule],
})
export class AuthModule {}
