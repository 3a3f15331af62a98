import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../errors/problem.ts';
import { ApiLimit } from '../limits/api-limit.ts';
import { type AuthenticatedUser, JwtStrategy } from './jwt.strategy.ts';
import { tokenInvalid, tokenMissing } from './token-problems.ts';

/**
 * Lets a request through only with a valid access token of a live session: 401 otherwise, and it says why; 429 when its
 * user asks for too much.
 */
@Injectable()
export class JwtAuthGuard extends AuthGuard() {
  constructor(
    strategy: JwtStrategy,
    private readonly limit: ApiLimit,
  ) {
    super({ defaultStrategy: strategy.name });
  }

  override handleRequest<User = AuthenticatedUser>(
    error: unknown,
    user: User | false,
    info: unknown,
    context: ExecutionContext,
  ): User {
    if (error) throw error as Error;
    const { method, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (user) {
      this.limit.check((user as unknown as AuthenticatedUser).id, method);
      return user;
    }
    if (info instanceof Problem) throw info;
    throw headers.authorization === undefined ? tokenMissing() : tokenInvalid(info);
  }
}
