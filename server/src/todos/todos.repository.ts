import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type FindOperator, IsNull, Not, type QueryDeepPartialEntity, Repository } from 'typeorm';
import { sessionRevoked } from '../auth/token-problems.ts';
import type { Position } from './cursor.ts';
import type { Status } from './dto/list-todos.dto.ts';
import { Todo } from './todo.entity.ts';

const OUTSIDE_TRASH = IsNull() as FindOperator<Date>;
const IN_TRASH = Not(IsNull()) as FindOperator<Date>;

/** The fields of a to-do that its owner sets. */
export type TodoChanges = Partial<Pick<Todo, 'title' | 'description' | 'priority' | 'dueOn'>> & {
  completed?: boolean;
};

/** Rows of `todos`. Every method takes the owner's id first, and the query is bound to it: there is no other way in. */
@Injectable()
export class TodosRepository {
  constructor(@InjectRepository(Todo) private readonly rows: Repository<Todo>) {}

  /** At most `limit` to-dos after the place `after`, newest first; the trash is left out. */
  async list(userId: string, status: Status, limit: number, after?: Position): Promise<Todo[]> {
    const query = this.rows
      .createQueryBuilder('todo')
      .where('todo.userId = :userId AND todo.deletedAt IS NULL', { userId })
      .orderBy('todo.createdAt', 'DESC')
      .addOrderBy('todo.id', 'DESC')
      .limit(limit);
    if (status === 'open') query.andWhere('todo.completedAt IS NULL');
    if (status === 'completed') query.andWhere('todo.completedAt IS NOT NULL');
    if (after) query.andWhere('(todo.createdAt, todo.id) < (:createdAt, :id)', after);
    return query.getMany();
  }

  /** @throws {Problem} 401 `session_revoked` when the account was deleted a moment ago. */
  async insert(userId: string, todo: Omit<Todo, 'userId' | 'user'>): Promise<void> {
    await this.rows.insert({ ...todo, userId }).catch((error: unknown) => {
      throw isWithoutOwner(error) ? sessionRevoked() : error;
    });
  }

  async find(userId: string, id: string): Promise<Todo | null> {
    return this.rows.findOneBy({ userId, id, deletedAt: OUTSIDE_TRASH });
  }

  /**
   * @param version when given, only this version is changed.
   * @returns the row as it is after the change, or null when the user has no such to-do (of this version).
   */
  async update(userId: string, id: string, changes: TodoChanges, version?: number): Promise<Todo | null> {
    const { completed, ...fields } = changes;
    const completedAt = completed ? () => 'COALESCE(completed_at, now())' : null; // completing twice keeps the first time
    return this.change({ userId, id, deletedAt: OUTSIDE_TRASH }, version, {
      ...fields,
      ...(completed === undefined ? {} : { completedAt }),
    });
  }

  /** @returns false when the user has no such to-do (of this version) outside the trash. */
  async moveToTrash(userId: string, id: string, version?: number): Promise<boolean> {
    const changed = await this.change({ userId, id, deletedAt: OUTSIDE_TRASH }, version, {
      deletedAt: new Date(),
    });
    return changed !== null;
  }

  /** @returns the row taken back, or null when the user has no such to-do in the trash. */
  async restore(userId: string, id: string): Promise<Todo | null> {
    return this.change({ userId, id, deletedAt: IN_TRASH }, undefined, { deletedAt: null });
  }

  /** Whether the to-do is somebody else's: the one question asked beyond one's own rows, to tell 403 from 404. */
  async belongsToAnother(userId: string, id: string): Promise<boolean> {
    return this.rows.existsBy({ id, userId: Not(userId) });
  }

  private async change(
    where: { userId: string; id: string; deletedAt: FindOperator<Date> },
    version: number | undefined,
    changes: QueryDeepPartialEntity<Todo>,
  ): Promise<Todo | null> {
    // One transaction: the row read back is the one just written, not what somebody else made of it since.
    return this.rows.manager.transaction(async (manager) => {
      const { affected } = await manager.update(
        Todo,
        { ...where, ...(version === undefined ? {} : { version }) },
        { ...changes, updatedAt: new Date(), version: () => 'version + 1' },
      );
      return affected === 1 ? manager.findOneBy(Todo, { userId: where.userId, id: where.id }) : null;
    });
  }
}

function isWithoutOwner(error: unknown): boolean {
  const { driverError } = error as { driverError?: { constraint?: string } };
  return driverError?.constraint === 'todos_user_id_fkey';
}
