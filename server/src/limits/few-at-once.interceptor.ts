import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import pLimit, { type LimitFunction } from 'p-limit';
import { defer, lastValueFrom, type Observable } from 'rxjs';
import { rateLimited } from '../errors/problems.ts';

/** Writes of one user that an instance works on at once: most wait for each other in the database, a connection each. */
const AT_ONCE = 3;
const MOST_WAITING = 200;

/** Has the other writes of a user wait here, so that they leave connections to everybody else. Stands after the guard. */
@Injectable()
export class FewAtOnce implements NestInterceptor {
  private readonly users = new Map<string, LimitFunction>();

  /** @throws {Problem} 429 when 200 of them wait already. */
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const { method, user } = context.switchToHttp().getRequest<{ method: string; user: { id: string } }>();
    if (method === 'GET' || method === 'HEAD') return next.handle();
    return defer(() => this.queue(user.id, () => lastValueFrom(next.handle(), { defaultValue: undefined })));
  }

  private async queue<T>(userId: string, work: () => Promise<T>): Promise<T> {
    const limit = this.users.get(userId) ?? pLimit(AT_ONCE);
    if (limit.pendingCount >= MOST_WAITING) throw rateLimited(1);
    this.users.set(userId, limit);
    try {
      return await limit(work);
    } finally {
      if (limit.activeCount + limit.pendingCount === 0) this.users.delete(userId);
    }
  }
}
