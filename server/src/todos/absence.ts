import type { EntityManager } from 'typeorm';
import { type FieldError, Problem } from '../errors/problem.ts';
import { notFound, notOwner, stale } from '../errors/problems.ts';
import type { TodosRepository } from './todos.repository.ts';

/** A to-do that somebody asked for, and where in his request he named it. */
export interface Wanted {
  id: string;
  version?: number | undefined;
  pointer?: string;
}

export const NOT_IN_TRASH = 'There is no such to-do in the trash.';

/**
 * Why queries bound to the owner met no row: 403 `not_owner` when any of these is somebody else's, then 404 when any is
 * not there (or in the trash), then 412. With a pointer to each.
 *
 * @param manager of the transaction, inside one: a second connection might never come.
 * @param none what to say of those that are not there.
 */
export async function absence(
  todos: TodosRepository,
  userId: string,
  wanted: Wanted[],
  found: { id: string; version: number }[],
  manager?: EntityManager,
  none = 'There is no such to-do.',
): Promise<Problem> {
  const versions = new Map(found.map(({ id, version }) => [id, version]));
  const missing = wanted.filter(({ id }) => !versions.has(id));
  const foreign = await todos.ofOthers(
    userId,
    missing.map(({ id }) => id),
    manager,
  );
  if (foreign.size > 0)
    return pointed(
      notOwner(),
      missing.filter(({ id }) => foreign.has(id)),
    );
  if (missing.length > 0) return pointed(notFound(none), missing);
  const older = wanted.filter(isOlder(versions));
  if (older.length === 0) return notFound(none); // not when it was asked for; now it is back
  return pointed(stale(), older);
}

/** Whether another version is wanted than there is. */
export const isOlder =
  (versions: Map<string, number>) =>
  ({ id, version }: Wanted): boolean =>
    version !== undefined && version !== versions.get(id);

function pointed(problem: Problem, wanted: Wanted[]): Problem {
  const errors: FieldError[] = wanted.flatMap(({ pointer }) =>
    pointer === undefined ? [] : [{ pointer, detail: problem.message }],
  );
  if (errors.length === 0) return problem;
  return new Problem(problem.getStatus(), problem.code, problem.message, { errors });
}
