import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { TagDto } from './dto/tag.dto.ts';

type NamedTag = Omit<TagDto, 'count'>;

/** Rows of `tags` and `todo_tags`. Every method takes the owner's id first, and what it writes is under the lock of his list. */
@Injectable()
export class TagsRepository {
  constructor(private readonly manager: EntityManager) {}

  async list(userId: string): Promise<TagDto[]> {
    return this.manager.query<TagDto[]>(
      `SELECT tag.id, tag.name, count(todo.id) AS count FROM tags AS tag
       LEFT JOIN todo_tags ON todo_tags.tag_id = tag.id
       LEFT JOIN todos AS todo ON todo.user_id = tag.user_id AND todo.id = todo_tags.todo_id AND todo.deleted_at IS NULL
       WHERE tag.user_id = $1 GROUP BY tag.id ORDER BY tag.name`,
      [userId],
    );
  }

  async find(userId: string, id: string, manager: EntityManager): Promise<TagDto | undefined> {
    const [tag] = await manager.query<TagDto[]>(
      `SELECT tag.id, tag.name, (
         SELECT count(*) FROM todo_tags JOIN todos AS todo ON todo.id = todo_tags.todo_id
         WHERE todo_tags.tag_id = tag.id AND todo.user_id = $1 AND todo.deleted_at IS NULL
       ) AS count
       FROM tags AS tag WHERE tag.user_id = $1 AND tag.id = $2`,
      [userId, id],
    );
    return tag;
  }

  async countOf(userId: string, manager: EntityManager): Promise<number> {
    const [{ count }] = await manager.query<[{ count: number }]>(
      'SELECT count(*) AS count FROM tags WHERE user_id = $1',
      [userId],
    );
    return count;
  }

  async named(userId: string, names: string[], manager = this.manager): Promise<NamedTag[]> {
    return manager.query<NamedTag[]>('SELECT id, name FROM tags WHERE user_id = $1 AND name = ANY($2)', [
      userId,
      names,
    ]);
  }

  async make(userId: string, names: string[], manager: EntityManager): Promise<NamedTag[]> {
    const made = names.map((name) => ({ id: uuidv7(), name }));
    await manager.query(
      'INSERT INTO tags (id, user_id, name) SELECT id, $1, name FROM unnest($2::uuid[], $3::text[]) AS made (id, name)',
      [userId, made.map(({ id }) => id), names],
    );
    return made;
  }

  /** Gives a to-do of the user's these tags and no others. */
  async attach(userId: string, todoId: string, tagIds: string[], manager: EntityManager): Promise<void> {
    await manager.query('DELETE FROM todo_tags WHERE user_id = $1 AND todo_id = $2 AND tag_id <> ALL($3)', [
      userId,
      todoId,
      tagIds,
    ]);
    await manager.query(
      `INSERT INTO todo_tags (user_id, todo_id, tag_id) SELECT $1, $2, unnest($3::uuid[]) ON CONFLICT DO NOTHING`,
      [userId, todoId, tagIds],
    );
  }

  /** Counts a change of every to-do that has the tag: its tags are part of it. */
  async touchTodos(userId: string, tagId: string, manager: EntityManager): Promise<void> {
    await manager.query(
      `UPDATE todos SET version = version + 1 WHERE user_id = $1 AND id IN (
         SELECT todo.id FROM todo_tags JOIN todos AS todo ON todo.id = todo_tags.todo_id
         WHERE todo_tags.user_id = $1 AND todo_tags.tag_id = $2 ORDER BY todo.id FOR UPDATE OF todo
       )`,
      [userId, tagId],
    );
  }

  /** @returns whether the user has such a tag. @throws {QueryFailedError} `tags_user_id_name_key` when the name is taken. */
  async rename(userId: string, id: string, name: string, manager: EntityManager): Promise<boolean> {
    const [, changed] = await manager.query<[unknown, number]>(
      'UPDATE tags SET name = $3 WHERE user_id = $1 AND id = $2',
      [userId, id, name],
    );
    return changed === 1;
  }

  async giveAllTo(userId: string, from: string, to: string, manager: EntityManager): Promise<void> {
    await manager.query(
      `INSERT INTO todo_tags (user_id, todo_id, tag_id)
       SELECT user_id, todo_id, $3 FROM todo_tags WHERE user_id = $1 AND tag_id = $2 ON CONFLICT DO NOTHING`,
      [userId, from, to],
    );
  }

  /** @returns whether the user had such a tag. */
  async delete(userId: string, id: string, manager: EntityManager): Promise<boolean> {
    const [, removed] = await manager.query<[unknown, number]>(
      'DELETE FROM tags WHERE user_id = $1 AND id = $2',
      [userId, id],
    );
    return removed === 1;
  }

  /** Which of these are the user's, and which somebody else's. */
  async owners(
    userId: string,
    ids: string[],
    manager = this.manager,
  ): Promise<{ id: string; mine: boolean }[]> {
    return manager.query('SELECT id, user_id = $1 AS mine FROM tags WHERE id = ANY($2)', [userId, ids]);
  }
}
