import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { Problem } from '../errors/problem.ts';
import { type AuthenticatedUser, JwtStrategy } from './jwt.strategy.ts';
import { tokenInvalid, tokenMissing } from './token-problems.ts';

/** Lets a request through only with a valid access token of a live session: 401 otherwise, and it says why. */
@Injectable()
export class JwtAuthGuard extends AuthGuard() {
  constructor(strategy: JwtStrategy) {
    super({ defaultStrategy: strategy.name });
  }

  override handleRequest<User = AuthenticatedUser>(
    error: unknown,
    user: User | false,
    info: unknown,
    context: ExecutionContext,
  ): User {
    if (error) throw error as Error;
    if (user) return user;
    if (info instanceof Problem) throw info;
    const { headers } = context.switchToHttp().getRequest<{ headers: { authorization?: string } }>();
    throw headers.authorization === undefined ? tokenMissing() : tokenInvalid(info);
  }
}
