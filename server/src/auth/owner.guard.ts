import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { notOwner } from '../errors/problems.ts';
import type { AuthenticatedUser } from './jwt.strategy.ts';

/** A `:userId` in the path must be the token's own: 403 `not_owner` otherwise. Stands after `JwtAuthGuard`. */
@Injectable()
export class OwnerGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context
      .switchToHttp()
      .getRequest<{ params: { userId?: string }; user: AuthenticatedUser }>();
    const { userId } = request.params;
    if (userId !== undefined && userId !== request.user.id) throw notOwner();
    return true;
  }
}
