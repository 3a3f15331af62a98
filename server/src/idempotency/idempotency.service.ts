import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { EntityManager } from 'typeorm';
import { idempotencyKeyReused } from '../errors/problems.ts';

/** What is asked for, under which key. */
export interface KeyedRequest {
  key: string | undefined;
  /** The operation and all that it was given. */
  request: unknown[];
}

const DAY = "interval '24 hours'";

/** Does what is asked once, however often it is asked under the same key. */
@Injectable()
export class Idempotency {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Runs `work` in a transaction, and answers what it answered when the same request comes again; one that comes
   * meanwhile waits. What fails is not remembered: the transaction takes that back too.
   *
   * @param lock taken before the key, with the account that owns it: nobody waits in a circle where all take them in one
   *   order.
   * @throws {Problem} 422 `idempotency_key_reused` when the key came with another request.
   */
  once<T>(
    userId: string,
    { key, request }: KeyedRequest,
    lock: (manager: EntityManager) => Promise<unknown>,
    work: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    return this.manager.transaction(async (manager) => {
      if (key === undefined) return work(manager);
      await lock(manager);
      const hash = hashOf(request);
      if (!(await begin(userId, key, hash, manager))) return remembered<T>(userId, key, hash, manager);
      const answer = await work(manager);
      await manager.query('UPDATE idempotent_answers SET answer = $3 WHERE user_id = $1 AND key = $2', [
        userId,
        key,
        JSON.stringify(answer ?? null),
      ]);
      return answer;
    });
  }
}

/** What is kept of a request, to tell it from another with the same key. */
export const hashOf = (request: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(request)).digest('base64url');

/** @returns whether nobody has used the key; waits for who is using it now. */
async function begin(userId: string, key: string, hash: string, manager: EntityManager): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `INSERT INTO idempotent_answers AS old (user_id, key, request) VALUES ($1, $2, $3)
     ON CONFLICT (user_id, key) DO UPDATE SET request = EXCLUDED.request, answer = NULL, created_at = now()
       WHERE old.created_at < now() - ${DAY}
     RETURNING key`,
    [userId, key, hash],
  );
  return rows.length === 1;
}

async function remembered<T>(userId: string, key: string, hash: string, manager: EntityManager): Promise<T> {
  const [row] = await manager.query<{ request: string; answer: string }[]>(
    'SELECT request, answer FROM idempotent_answers WHERE user_id = $1 AND key = $2',
    [userId, key],
  );
  if (row?.request !== hash) throw idempotencyKeyReused();
  return JSON.parse(row.answer) as T;
}
