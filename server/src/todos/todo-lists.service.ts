import { Inject, Injectable } from '@nestjs/common';
import { derivedKeys } from '../config/derived-keys.ts';
import { ENV, type Env } from '../config/env.ts';
import { Cursors } from './cursor.ts';
import type { FilterTodosDto, ListTodosDto, ListTrashDto } from './dto/list-todos.dto.ts';
import type { TodoCountsDto } from './dto/todo-counts.dto.ts';
import type { TodoPageDto } from './dto/todo-page.dto.ts';
import { toTodoDto } from './dto/todo.dto.ts';
import { toTrashedTodoDto, type TrashPageDto } from './dto/trashed-todo.dto.ts';
import { TodoCountsRepository } from './todo-counts.repository.ts';
import { TagsRepository } from './tags/tags.repository.ts';
import type { TodoFilter } from './todo-filter.ts';
import { orderOf, TRASH_ORDER, type TodoOrder } from './todo-order.ts';
import type { TodoRow } from './todo-row.ts';
import { TodosRepository } from './todos.repository.ts';

const DEFAULT_LIMIT = 50;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Reads one's own to-dos page by page, those in the trash too, and counts them. */
@Injectable()
export class TodoListsService {
  private readonly cursors: Cursors;

  constructor(
    private readonly todos: TodosRepository,
    private readonly counts: TodoCountsRepository,
    private readonly tags: TagsRepository,
    @Inject(ENV) env: Env,
  ) {
    this.cursors = new Cursors(derivedKeys(env, 'cursors'));
  }

  /** @throws {Problem} 400 for a cursor that this list did not give this user in this order. */
  list(userId: string, { sort = '-createdAt', ...query }: ListTodosDto): Promise<TodoPageDto> {
    return this.page(userId, orderOf(sort), query, false, toTodoDto);
  }

  listTrash(userId: string, query: ListTrashDto): Promise<TrashPageDto> {
    return this.page(userId, TRASH_ORDER, query, true, toTrashedTodoDto);
  }

  async count(userId: string, filter: FilterTodosDto): Promise<TodoCountsDto> {
    return this.counts.count(userId, await this.filterOf(userId, filter));
  }

  /** With the owner's tags for their names; a name that he has not given any tag is nobody's. */
  private async filterOf(userId: string, { tag, ...filter }: FilterTodosDto): Promise<TodoFilter> {
    if (!tag) return filter;
    const known = await this.tags.named(userId, tag);
    return { ...filter, tagIds: tag.map((name) => known.find((each) => each.name === name)?.id ?? NOBODY) };
  }

  private async page<T>(
    userId: string,
    order: TodoOrder,
    { limit = DEFAULT_LIMIT, cursor, ...given }: ListTrashDto,
    trash: boolean,
    toDto: (row: TodoRow) => T,
  ): Promise<{ items: T[]; nextCursor: string | null }> {
    const after = cursor === undefined ? undefined : this.cursors.decode(userId, order.name, cursor);
    const filter = await this.filterOf(userId, given);
    const found = await this.todos.list(userId, { filter, order, after, trash, limit: limit + 1 }); // one more tells whether there is a next page
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    return {
      items: rows.map(toDto),
      nextCursor: last
        ? this.cursors.encode(userId, order.name, { value: order.place(last), id: last.id })
        : null,
    };
  }
}
