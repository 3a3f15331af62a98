import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import type { TagCountDto, TodoCountsDto } from './dto/todo-counts.dto.ts';
import { PRIORITIES, type Priority } from './priority.ts';
import { SqlValues } from './sql-values.ts';
import { all, COMPLETED, filterSql, LIVE, OPEN, type TodoFilter, TRASHED } from './todo-filter.ts';

/** Counts a user's to-dos for each filter there is. */
@Injectable()
export class TodoCountsRepository {
  constructor(private readonly manager: EntityManager) {}

  /**
   * How many to-dos each status and priority would show, all other filters left as they are; and how many each tag would
   * show on top of those chosen.
   */
  async count(userId: string, filter: TodoFilter): Promise<TodoCountsDto> {
    const values = new SqlValues();
    const { owner, search, status, priority, tag, due } = filterSql(userId, filter, values);
    const counts: Record<string, string> = {
      open: all([LIVE, priority, tag, due, OPEN]),
      completed: all([LIVE, priority, tag, due, COMPLETED]),
      all: all([LIVE, priority, tag, due]),
      trash: all([TRASHED, status, priority, tag, due]),
    };
    for (const [rank, name] of PRIORITIES.entries())
      counts[`priority_${name}`] = all([LIVE, status, tag, due, `todo.priority = ${rank}`]);
    const columns = Object.entries(counts).map(
      ([name, when]) => `count(*) FILTER (WHERE ${when}) AS "${name}"`,
    );
    const [row = {}] = await this.manager.query<Record<string, number>[]>(
      `SELECT ${columns.join(', ')} FROM todos AS todo WHERE ${all([owner, search])}`,
      values.list,
    );
    return {
      status: { open: row['open'] ?? 0, completed: row['completed'] ?? 0, all: row['all'] ?? 0 },
      priority: Object.fromEntries(PRIORITIES.map((name) => [name, row[`priority_${name}`] ?? 0])) as Record<
        Priority,
        number
      >,
      tags: await this.countTags(userId, filter),
      trash: row['trash'] ?? 0,
    };
  }

  private async countTags(userId: string, filter: TodoFilter): Promise<TagCountDto[]> {
    const values = new SqlValues();
    const conditions = Object.values(filterSql(userId, filter, values));
    return this.manager.query<TagCountDto[]>(
      `WITH mine AS MATERIALIZED (SELECT todo.id FROM todos AS todo WHERE ${all([...conditions, LIVE])})
       SELECT tag.name, count(*) AS count FROM tags AS tag
       JOIN todo_tags AS has ON has.tag_id = tag.id JOIN mine ON mine.id = has.todo_id
       WHERE tag.user_id = ${values.bind(userId, 'uuid')} GROUP BY tag.name ORDER BY tag.name`,
      values.list,
    );
  }
}
