import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessTokens } from './access-tokens.ts';
import { AuthController } from './auth.controller.ts';
import { AuthGateway } from './auth.gateway.ts';
import { betterAuthProvider } from './better-auth.provider.ts';
import { Account } from './entities/account.entity.ts';
import { Jwks } from './entities/jwks.entity.ts';
import { RateLimit } from './entities/rate-limit.entity.ts';
import { Session } from './entities/session.entity.ts';
import { User } from './entities/user.entity.ts';
import { Verification } from './entities/verification.entity.ts';
import { JwksController } from './jwks.controller.ts';
import { JwtStrategy } from './jwt.strategy.ts';
import { LiveSessions } from './live-sessions.ts';
import { SigningKeys } from './signing-keys.ts';

/** Wraps Better Auth and gives the rest of the server one thing: `JwtAuthGuard`. */
@Module({
  imports: [TypeOrmModule.forFeature([User, Session, Account, Verification, Jwks, RateLimit])],
  controllers: [AuthController, JwksController],
  providers: [betterAuthProvider, AuthGateway, SigningKeys, AccessTokens, LiveSessions, JwtStrategy],
  exports: [JwtStrategy, TypeOrmModule],
})
export class AuthModule {}
