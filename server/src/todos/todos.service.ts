import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { notFound, notOwner, stale } from '../errors/problems.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { CreateTodoDto } from './dto/create-todo.dto.ts';
import type { ListTodosDto } from './dto/list-todos.dto.ts';
import type { TodoPageDto } from './dto/todo-page.dto.ts';
import { type TodoDto, toTodoDto } from './dto/todo.dto.ts';
import type { UpdateTodoDto } from './dto/update-todo.dto.ts';
import type { Todo } from './todo.entity.ts';
import { TodosRepository } from './todos.repository.ts';

const DEFAULT_LIMIT = 50;

/** What one may do with one's own to-dos. Another user's is 403 `not_owner`, an unknown one 404. */
@Injectable()
export class TodosService {
  constructor(private readonly todos: TodosRepository) {}

  async list(
    userId: string,
    { status = 'all', limit = DEFAULT_LIMIT, cursor }: ListTodosDto,
  ): Promise<TodoPageDto> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const found = await this.todos.list(userId, status, limit + 1, after); // one more tells whether there is a next page
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(toTodoDto),
      nextCursor: found.length > limit && last ? encodeCursor(last) : null,
    };
  }

  async create(userId: string, fields: CreateTodoDto): Promise<TodoDto> {
    const { title, description = '', priority = 'none', dueOn = null } = fields;
    const now = new Date();
    const todo = {
      ...{ id: uuidv7(), title, description, priority, dueOn },
      ...{ completedAt: null, version: 1, createdAt: now, updatedAt: now, deletedAt: null },
    };
    await this.todos.insert(userId, todo);
    return toTodoDto(todo as Todo);
  }

  async read(userId: string, id: string): Promise<TodoDto> {
    return this.own(userId, id, await this.todos.find(userId, id));
  }

  /** @throws {Problem} 412 when `version` is given and the to-do has another by now. */
  async update(userId: string, id: string, changes: UpdateTodoDto, version?: number): Promise<TodoDto> {
    return this.own(userId, id, await this.todos.update(userId, id, changes, version), version);
  }

  /** Moves it to the trash. @throws {Problem} 412 as in `update`. */
  async delete(userId: string, id: string, version?: number): Promise<void> {
    if (!(await this.todos.moveToTrash(userId, id, version))) throw await this.absence(userId, id, version);
  }

  /** @throws {Problem} 404 when it is not in the trash. */
  async restore(userId: string, id: string): Promise<TodoDto> {
    return this.own(userId, id, await this.todos.restore(userId, id));
  }

  private async own(userId: string, id: string, todo: Todo | null, version?: number): Promise<TodoDto> {
    if (!todo) throw await this.absence(userId, id, version);
    return toTodoDto(todo);
  }

  /** Why a query bound to the owner met no row. */
  private async absence(userId: string, id: string, version?: number): Promise<Error> {
    if (version !== undefined && (await this.todos.find(userId, id))) return stale();
    return (await this.todos.belongsToAnother(userId, id)) ? notOwner() : notFound('There is no such to-do.');
  }
}
