import type { Priority } from './priority.ts';
import { PRIORITIES } from './priority.ts';

/** What is read of a to-do, and the SQL that reads it off `todos AS todo`. */
export interface TodoRow {
  id: string;
  title: string;
  /** What it is ordered by under `title`. */
  sortTitle: string;
  description: string;
  /** Its place in `PRIORITIES`. */
  priority: number;
  /** A calendar date without a zone, `YYYY-MM-DD`. */
  dueOn: string | null;
  /** In alphabetical order (of code points). */
  tags: string[];
  position: string;
  /** This and the other times as RFC 3339 has them, in UTC, to the millisecond. */
  completedAt: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
}

export const TODO_COLUMNS = `
  todo.id, todo.title, todo.sort_title AS "sortTitle", todo.description, todo.priority, to_char(todo.due_on, 'YYYY-MM-DD') AS "dueOn",
  ARRAY(
    SELECT tag.name FROM todo_tags JOIN tags AS tag ON tag.id = todo_tags.tag_id
    WHERE todo_tags.todo_id = todo.id ORDER BY tag.name
  ) AS tags,
  todo.position, todo.version,
  todo.completed_at AT TIME ZONE 'UTC' AS "completedAt", todo.created_at AT TIME ZONE 'UTC' AS "createdAt",
  todo.updated_at AT TIME ZONE 'UTC' AS "updatedAt", todo.deleted_at AT TIME ZONE 'UTC' AS "deletedAt"`;

/** As the database keeps it: so that it sorts priorities as people do. */
export const rankOf = (priority: Priority): number => PRIORITIES.indexOf(priority);
