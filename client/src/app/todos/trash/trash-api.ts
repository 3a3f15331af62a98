import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { Observable } from 'rxjs';
import type { components } from '../../api/api-types';
import { rendersFailures } from '../../api/renders-failures';
import type { Todo } from '../todo';

const PATH = '/api/todos/trash';
const PAGE_SIZE = 50;

export type TrashedTodo = components['schemas']['TrashedTodo'];
export type TrashPageOfTodos = components['schemas']['TrashPage'];

@Service()
export class TrashApi {
  readonly #http = inject(HttpClient);

  list(cursor: string | null): Observable<TrashPageOfTodos> {
    const params = { limit: PAGE_SIZE, ...(cursor === null ? {} : { cursor }) };
    return this.#http.get<TrashPageOfTodos>(PATH, { params, ...rendersFailures() });
  }

  restore(id: string): Observable<Todo> {
    return this.#http.post<Todo>(`/api/todos/${encodeURIComponent(id)}/restore`, {}, rendersFailures());
  }

  remove(id: string): Observable<unknown> {
    return this.#http.delete(`${PATH}/${encodeURIComponent(id)}`, rendersFailures());
  }

  empty(): Observable<unknown> {
    return this.#http.delete(PATH, rendersFailures());
  }
}
