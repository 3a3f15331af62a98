import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AuthenticatedUser } from './jwt.strategy.ts';

/** The id of the token's user: the only source of identity in a handler. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  return context.switchToHttp().getRequest<{ user: AuthenticatedUser }>().user.id;
});
