import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { availableParallelism } from 'node:os';
import { defer, finalize, type Observable } from 'rxjs';
import { ENV, type Env, type HashCost } from '../config/env.ts';
import { LEAST_HASH_COST } from '../config/env-schema.ts';
import { unavailable } from '../errors/problems.ts';

/** For each core, where a hash costs no more than it must, 25 ms: the last one waits some two seconds. */
const MOST_OF_A_CORE = 64;

/** How many requests with a password a process has in hand: fewer where a hash costs more, so that none waits longer. */
export function mostWithPassword({ memory, passes }: HashCost): number {
  const dearer = Math.max(1, (memory * passes) / (LEAST_HASH_COST.memory * LEAST_HASH_COST.passes));
  return Math.max(1, Math.floor(MOST_OF_A_CORE / dearer)) * availableParallelism();
}

let inHand = 0; // of the process, as its cores are

/** For what hashes a password: a flood is refused at once, instead of waiting in a queue that gets longer and longer. */
@Injectable()
export class RoomForHashes implements NestInterceptor {
  private readonly most: number;

  constructor(@Inject(ENV) { hashCost }: Env) {
    this.most = mostWithPassword(hashCost);
  }

  /** @throws {Problem} 503 with `Retry-After`. */
  intercept(_context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    return defer(() => {
      if (inHand >= this.most) throw unavailable();
      inHand++;
      return next.handle().pipe(finalize(() => inHand--));
    });
  }
}
