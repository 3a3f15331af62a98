import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { availableParallelism } from 'node:os';
import { defer, finalize, type Observable } from 'rxjs';
import { unavailable } from '../errors/problems.ts';

/** Requests with a password that a process has in hand: with 25 ms of a core to each, the last waits some two seconds. */
export const MOST_WITH_PASSWORD = 64 * availableParallelism();

let inHand = 0; // of the process, as its cores are

/** For what hashes a password: a flood is refused at once, instead of waiting in a queue that gets longer and longer. */
@Injectable()
export class RoomForHashes implements NestInterceptor {
  /** @throws {Problem} 503 with `Retry-After`. */
  intercept(_context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    return defer(() => {
      if (inHand >= MOST_WITH_PASSWORD) throw unavailable();
      inHand++;
      return next.handle().pipe(finalize(() => inHand--));
    });
  }
}
