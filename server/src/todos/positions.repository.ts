import { Injectable } from '@nestjs/common';
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { EntityManager } from 'typeorm';
import { LONGEST_POSITION } from './sizes.ts';

export type Side = 'after' | 'before';

/**
 * The order a user gives his to-dos: text that sorts as bytes, with room between any two (fractional indexing). Those in
 * the trash keep their place. All of it under the lock of the list.
 */
@Injectable()
export class PositionsRepository {
  /**
   * A position right after or before the to-do `anchor`, or with null at the top or the bottom.
   *
   * @returns undefined when the user has no such anchor outside the trash.
   */
  async beside(
    userId: string,
    side: Side,
    anchor: string | null,
    manager: EntityManager,
  ): Promise<string | undefined> {
    const start = anchor === null ? null : await this.positionOf(userId, anchor, manager);
    if (start === undefined) return undefined;
    const end = await this.neighbour(userId, side, start, manager);
    const position = side === 'after' ? generateKeyBetween(start, end) : generateKeyBetween(end, start);
    if (position.length <= LONGEST_POSITION) return position;
    await this.respread(userId, manager);
    return this.beside(userId, side, anchor, manager);
  }

  private async positionOf(userId: string, id: string, manager: EntityManager): Promise<string | undefined> {
    const rows = await manager.query<{ position: string }[]>(
      'SELECT position FROM todos WHERE user_id = $1 AND id = $2 AND deleted_at IS NULL',
      [userId, id],
    );
    return rows[0]?.position;
  }

  /** The position next to `start` on that side; null start: of the first, or the last, of all. */
  private async neighbour(
    userId: string,
    side: Side,
    start: string | null,
    manager: EntityManager,
  ): Promise<string | null> {
    const [nearest, beyond] = side === 'after' ? ['min', '>'] : ['max', '<'];
    const [{ position }] = await manager.query<[{ position: string | null }]>(
      `SELECT ${nearest}(position) AS position FROM todos
       WHERE user_id = $1 AND ($2::text IS NULL OR position ${beyond} $2::text COLLATE "C")`,
      [userId, start],
    );
    return position;
  }

  /** Gives all of the user's to-dos short positions again, in the same order. */
  private async respread(userId: string, manager: EntityManager): Promise<void> {
    const rows = await manager.query<{ id: string }[]>(
      'SELECT id FROM todos WHERE user_id = $1 ORDER BY position',
      [userId],
    );
    await manager.query(
      `UPDATE todos SET position = fresh.position, version = version + 1
       FROM unnest($2::uuid[], $3::text[]) AS fresh (id, position) WHERE todos.user_id = $1 AND todos.id = fresh.id`,
      [userId, rows.map(({ id }) => id), generateNKeysBetween(null, null, rows.length)],
    );
  }
}
