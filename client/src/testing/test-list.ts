import type { Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { CountsStore } from '../app/todos/counts-store';
import type { Todo } from '../app/todos/todo';
import { TodoChanges } from '../app/todos/todo-changes';
import { queryOf, type TodoQuery } from '../app/todos/todo-query';
import { DEFAULT_VIEW, type TodoView } from '../app/todos/todo-view';
import { TodosStore } from '../app/todos/todos-store';
import { Notices } from '../app/ui/notices';
import type { FakeNotices } from './fake-notices';
import { expectRequest, provideTestHttp } from './http';

export function viewed(view: Partial<TodoView> = {}): TodoQuery {
  return queryOf({ ...DEFAULT_VIEW, ...view }, '2026-11-21');
}

/** The list behind the page, with what changes it. */
export class TestList {
  readonly store: TodosStore;
  readonly changes: TodoChanges;
  readonly notices: FakeNotices;

  constructor(...providers: Provider[]) {
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), TodosStore, CountsStore, TodoChanges, ...providers],
    });
    this.store = TestBed.inject(TodosStore);
    this.changes = TestBed.inject(TodoChanges);
    this.notices = TestBed.inject(Notices) as unknown as FakeNotices;
  }

  titles(): string[] {
    return this.store.visible().map((todo) => todo.title);
  }

  async show(items: Todo[], nextCursor: string | null = null, view: Partial<TodoView> = {}): Promise<void> {
    const shown = this.store.show(undefined, viewed(view));
    (await expectRequest('/api/todos')).flush({ items, nextCursor });
    await shown;
  }
}
