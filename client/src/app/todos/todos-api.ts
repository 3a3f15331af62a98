import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { Observable } from 'rxjs';
import { rendersFailures } from '../api/renders-failures';
import type { CreateTodo, Status, Todo, TodoPage, UpdateTodo } from './todo';

const PAGE_SIZE = 50;

/** Whose list: one's own, or the one that an address names. */
export type Owner = string | undefined;

@Service()
export class TodosApi {
  readonly #http = inject(HttpClient);

  list(owner: Owner, status: Status, cursor: string | null): Observable<TodoPage> {
    const params = { status, limit: PAGE_SIZE, ...(cursor === null ? {} : { cursor }) };
    return this.#http.get<TodoPage>(pathOf(owner), { params, ...rendersFailures() });
  }

  create(owner: Owner, todo: CreateTodo): Observable<Todo> {
    return this.#http.post<Todo>(pathOf(owner), todo, rendersFailures());
  }

  update(owner: Owner, id: string, changes: UpdateTodo): Observable<Todo> {
    return this.#http.patch<Todo>(pathOf(owner, id), changes, rendersFailures());
  }

  remove(owner: Owner, id: string): Observable<unknown> {
    return this.#http.delete(pathOf(owner, id), rendersFailures());
  }

  restore(owner: Owner, id: string): Observable<Todo> {
    return this.#http.post<Todo>(`${pathOf(owner, id)}/restore`, {}, rendersFailures());
  }
}

function pathOf(owner: Owner, id?: string): string {
  const list = owner === undefined ? '/api/todos' : `/api/users/${encodeURIComponent(owner)}/todos`;
  return id === undefined ? list : `${list}/${encodeURIComponent(id)}`;
}
