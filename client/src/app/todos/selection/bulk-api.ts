import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { map, type Observable } from 'rxjs';
import type { components } from '../../api/api-types';
import { rendersFailures } from '../../api/renders-failures';
import type { Todo, UpdateTodo } from '../todo';
import { type Owner, pathOf } from '../todos-api';

/** That one request may hold. */
export const MAX_BULK = 500;

export type BulkItem = UpdateTodo & { id: string; version?: number };
type BulkUpdated = components['schemas']['BulkUpdated'];

/** Many to-dos in one request: all are changed, or none is. */
@Service()
export class BulkApi {
  readonly #http = inject(HttpClient);

  update(owner: Owner, items: readonly BulkItem[]): Observable<Todo[]> {
    return this.#http
      .patch<BulkUpdated>(pathOf(owner), { items }, rendersFailures())
      .pipe(map((answer) => answer.items));
  }

  remove(owner: Owner, todos: readonly Todo[]): Observable<unknown> {
    return this.#http.post(`${pathOf(owner)}/bulk-delete`, { items: named(todos) }, rendersFailures());
  }

  restore(owner: Owner, todos: readonly Todo[]): Observable<Todo[]> {
    return this.#http
      .post<BulkUpdated>(`${pathOf(owner)}/bulk-restore`, { items: named(todos) }, rendersFailures())
      .pipe(map((answer) => answer.items));
  }
}

const named = (todos: readonly Todo[]): { id: string }[] => todos.map(({ id }) => ({ id }));
