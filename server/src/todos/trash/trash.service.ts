import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { notFound, notOwner } from '../../errors/problems.ts';
import { NOT_IN_TRASH } from '../absence.ts';
import type { BulkRestoreDto, BulkUpdatedDto } from '../dto/bulk.dto.ts';
import { type TodoDto, toTodoDto } from '../dto/todo.dto.ts';
import { TodoWriter } from '../todo-writer.ts';
import { TodoWritesRepository } from '../todo-writes.repository.ts';
import { TodosRepository } from '../todos.repository.ts';

/** What one may do with what one has deleted. Another user's is 403 `not_owner`, what is not in the trash 404. */
@Injectable()
export class TrashService {
  constructor(
    private readonly todos: TodosRepository,
    private readonly writes: TodoWritesRepository,
    private readonly writer: TodoWriter,
    private readonly manager: EntityManager,
  ) {}

  restore(userId: string, id: string, key?: string): Promise<TodoDto> {
    return this.writer.once(userId, { key, request: ['restoreTodo', id] }, async (manager) => {
      const row = await this.writes.restore(userId, id, manager);
      if (!row) throw await this.absence(userId, id, manager);
      return toTodoDto(row);
    });
  }

  /** All or none. @throws {Problem} 403 or 404, with a pointer to each item it is about. */
  restoreAll(userId: string, { items }: BulkRestoreDto, key?: string): Promise<BulkUpdatedDto> {
    const wanted = items.map(({ id }, index) => ({ id, pointer: `/items/${index}` }));
    return this.writer.once(userId, { key, request: ['restoreTodos', items] }, async (manager) => {
      const rows = await this.writer.restore(userId, wanted, manager);
      return { items: rows.map(toTodoDto) };
    });
  }

  async remove(userId: string, id: string): Promise<void> {
    await this.manager.transaction(async (manager) => {
      await this.writes.lockList(userId, manager);
      const removed = await this.writes.removeForGood(userId, id, manager);
      if (!removed) throw await this.absence(userId, id, manager);
    });
  }

  async empty(userId: string): Promise<{ removed: number }> {
    return this.manager.transaction(async (manager) => {
      await this.writes.lockList(userId, manager);
      return { removed: await this.writes.emptyTrash(userId, manager) };
    });
  }

  private async absence(userId: string, id: string, manager: EntityManager): Promise<Error> {
    const foreign = (await this.todos.ofOthers(userId, [id], manager)).has(id);
    return foreign ? notOwner() : notFound(NOT_IN_TRASH);
  }
}
