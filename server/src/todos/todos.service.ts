import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { ENV, type Env } from '../config/env.ts';
import { quotaReached } from '../errors/problems.ts';
import type { KeyedRequest } from '../idempotency/idempotency.service.ts';
import { absence, type Wanted } from './absence.ts';
import type { BulkDeleteDto, BulkUpdatedDto, BulkUpdateDto } from './dto/bulk.dto.ts';
import type { CreateTodoDto } from './dto/create-todo.dto.ts';
import { type TodoDto, toTodoDto } from './dto/todo.dto.ts';
import type { UpdateTodoDto } from './dto/update-todo.dto.ts';
import { QuickWriter } from './quick-writer.ts';
import { TagsService } from './tags/tags.service.ts';
import { rankOf, type TodoRow } from './todo-row.ts';
import { TodoWriter } from './todo-writer.ts';
import { TodoWritesRepository } from './todo-writes.repository.ts';
import { TodosRepository } from './todos.repository.ts';

/** What one may do with one's own to-dos. Another user's is 403 `not_owner`, an unknown one 404. */
@Injectable()
export class TodosService {
  constructor(
    private readonly todos: TodosRepository,
    private readonly writes: TodoWritesRepository,
    private readonly writer: TodoWriter,
    private readonly quick: QuickWriter,
    private readonly tags: TagsService,
    private readonly manager: EntityManager,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** @throws {Problem} 409 `quota_reached` when there are as many as a user may have, the trash included. */
  async create(userId: string, fields: CreateTodoDto, key?: string): Promise<TodoDto> {
    const keyed = { key, request: ['createTodo', fields] };
    return (await this.quick.create(userId, fields, keyed)) ?? this.createLocked(userId, fields, keyed);
  }

  private createLocked(userId: string, fields: CreateTodoDto, keyed: KeyedRequest): Promise<TodoDto> {
    return this.writer.once(userId, keyed, async (manager) => {
      const { todoQuota } = this.env;
      if ((await this.writes.lockList(userId, manager)) >= todoQuota)
        throw quotaReached(`You can have ${todoQuota} to-dos, the trash included: remove some first.`);
      const { title, description = '', priority = 'none', dueOn = null, tags = [] } = fields;
      const todo = { id: uuidv7(), title, description, priority: rankOf(priority), dueOn };
      const row = await this.writes.insert(userId, todo, manager);
      if (tags.length === 0) return toTodoDto(row);
      await this.tags.set(userId, row.id, tags, manager);
      return this.read(userId, row.id, manager);
    });
  }

  async read(userId: string, id: string, manager?: EntityManager): Promise<TodoDto> {
    return this.own(userId, { id }, await this.todos.find(userId, id, manager));
  }

  /** @throws {Problem} 412 when `version` is given and the to-do has another by now. */
  async update(userId: string, id: string, changes: UpdateTodoDto, version?: number): Promise<TodoDto> {
    const row = await this.quick.update(userId, id, changes, version);
    if (row) return toTodoDto(row);
    const [changed] = await this.manager.transaction((manager) =>
      this.writer.change(userId, [{ id, version, changes }], manager),
    );
    return this.own(userId, { id, version }, changed);
  }

  /** All or none. @throws {Problem} 403, 404 or 412, with a pointer to each item it is about. */
  async updateAll(userId: string, { items }: BulkUpdateDto): Promise<BulkUpdatedDto> {
    const wanted = items.map(({ id, version, ...changes }, index) => ({
      ...{ id, version, changes },
      pointer: `/items/${index}`,
    }));
    const rows = await this.manager.transaction((manager) => this.writer.change(userId, wanted, manager));
    return { items: rows.map(toTodoDto) };
  }

  /** Moves it to the trash. @throws {Problem} 412 as in `update`. */
  async delete(userId: string, id: string, version?: number): Promise<void> {
    await this.own(userId, { id, version }, await this.writes.moveToTrash(userId, id, { version }));
  }

  /** All or none. @throws {Problem} as `updateAll` does. */
  async deleteAll(userId: string, { items }: BulkDeleteDto, key?: string): Promise<void> {
    const wanted = items.map(({ id, version }, index) => ({ id, version, pointer: `/items/${index}` }));
    await this.writer.once(userId, { key, request: ['deleteTodos', items] }, (manager) =>
      this.writer.delete(userId, wanted, manager),
    );
  }

  private async own(userId: string, wanted: Wanted, row: TodoRow | undefined): Promise<TodoDto> {
    if (row) return toTodoDto(row);
    throw await absence(this.todos, userId, [wanted], await this.todos.findAll(userId, [wanted.id]));
  }
}
