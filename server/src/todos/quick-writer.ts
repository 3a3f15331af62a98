import { Inject, Injectable } from '@nestjs/common';
import { generateKeyBetween } from 'fractional-indexing';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { ENV, type Env } from '../config/env.ts';
import { hashOf, type KeyedRequest } from '../idempotency/idempotency.service.ts';
import type { CreateTodoDto } from './dto/create-todo.dto.ts';
import { type TodoDto, toTodoDto } from './dto/todo.dto.ts';
import type { UpdateTodoDto } from './dto/update-todo.dto.ts';
import { QuickWritesRepository } from './quick-writes.repository.ts';
import { sortTitle } from './sort-title.ts';
import { rankOf, type TodoRow } from './todo-row.ts';
import { columnsOf, textAfter } from './todo-writer.ts';
import { TodoWritesRepository } from './todo-writes.repository.ts';

const UNIQUE_VIOLATION = '23505';

/**
 * The common writes, in two statements without a transaction: one that reads, one that writes what still holds. When
 * something else came in between they do nothing, and the same is done under a lock.
 */
@Injectable()
export class QuickWriter {
  constructor(
    private readonly quick: QuickWritesRepository,
    private readonly writes: TodoWritesRepository,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** @returns undefined when nothing was done. */
  async create(
    userId: string,
    fields: CreateTodoDto,
    { key, request }: KeyedRequest,
  ): Promise<TodoDto | undefined> {
    if (fields.tags && fields.tags.length > 0) return undefined;
    const top = await this.quick.top(userId, key);
    if (top.isKeyUsed) return undefined;
    const row = rowOf(fields, top.now, generateKeyBetween(null, top.first));
    const todo = toTodoDto(row);
    const kept =
      key === undefined ? undefined : { key, request: hashOf(request), answer: JSON.stringify(todo) };
    const isAdded = await this.quick.insert(userId, row, this.env.todoQuota, kept).catch((error: unknown) => {
      if (error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION) return false;
      throw error;
    });
    return isAdded ? todo : undefined;
  }

  /** Of anything but tags. @returns undefined when nothing was done. */
  async update(
    userId: string,
    id: string,
    changes: UpdateTodoDto,
    version: number | undefined,
  ): Promise<TodoRow | undefined> {
    if (changes.tags) return undefined;
    if (changes.title === undefined && changes.description === undefined)
      return this.writes.update(userId, id, columnsOf(changes), { version });
    const old = await this.quick.textOf(userId, id);
    if (!old) return undefined;
    if (version !== undefined && version !== old.version) return undefined;
    const text = textAfter(changes, old);
    return this.writes.update(userId, id, columnsOf(changes), { version: old.version, text });
  }
}

function rowOf(fields: CreateTodoDto, now: string, position: string): TodoRow {
  const { title, description = '', priority = 'none', dueOn = null } = fields;
  return {
    id: uuidv7(),
    title,
    sortTitle: sortTitle(title),
    description,
    priority: rankOf(priority),
    dueOn,
    tags: [],
    position,
    completedAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}
