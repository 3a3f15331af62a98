import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { Observable } from 'rxjs';
import { rendersFailures } from '../api/renders-failures';
import type { MoveTodo } from './moving/place-in-order';
import type { CreateTodo, Todo, TodoCounts, TodoPage, UpdateTodo } from './todo';
import type { TodoQuery } from './todo-query';

const PAGE_SIZE = 100;

/** Whose list: one's own, or the one that an address names. */
export type Owner = string | undefined;

@Service()
export class TodosApi {
  readonly #http = inject(HttpClient);

  list(owner: Owner, query: TodoQuery, cursor: string | null): Observable<TodoPage> {
    const params = { ...given(query), limit: PAGE_SIZE, ...given({ cursor }) };
    return this.#http.get<TodoPage>(pathOf(owner), { params, ...rendersFailures() });
  }

  counts(owner: Owner, { sort: _, ...filter }: TodoQuery): Observable<TodoCounts> {
    const params = given(filter);
    return this.#http.get<TodoCounts>(`${pathOf(owner)}/counts`, { params, ...rendersFailures() });
  }

  /** Sent again under the same key, nothing is added twice. */
  create(owner: Owner, todo: CreateTodo, key: string): Observable<Todo> {
    const headers = { 'Idempotency-Key': key };
    return this.#http.post<Todo>(pathOf(owner), todo, { headers, ...rendersFailures() });
  }

  read(owner: Owner, id: string): Observable<Todo> {
    return this.#http.get<Todo>(pathOf(owner, id), rendersFailures());
  }

  /** @param version when given, only this version is changed: 412 when there is a newer one. */
  update(owner: Owner, id: string, changes: UpdateTodo, version?: number): Observable<Todo> {
    const headers: Record<string, string> = version === undefined ? {} : { 'If-Match': `"${version}"` };
    return this.#http.patch<Todo>(pathOf(owner, id), changes, { headers, ...rendersFailures() });
  }

  move(owner: Owner, id: string, place: MoveTodo): Observable<Todo> {
    return this.#http.put<Todo>(`${pathOf(owner, id)}/position`, place, rendersFailures());
  }

  remove(owner: Owner, id: string): Observable<unknown> {
    return this.#http.delete(pathOf(owner, id), rendersFailures());
  }

  restore(owner: Owner, id: string): Observable<Todo> {
    return this.#http.post<Todo>(`${pathOf(owner, id)}/restore`, {}, rendersFailures());
  }
}

type Params = Record<string, string | string[]>;

/** Without what asks for nothing. */
function given(params: object): Params {
  const isGiven = ([, value]: [string, Params[string] | null]) => value !== null && value.length > 0;
  return Object.fromEntries(Object.entries(params as Params).filter(isGiven));
}

export function pathOf(owner: Owner, id?: string): string {
  const list = owner === undefined ? '/api/todos' : `/api/users/${encodeURIComponent(owner)}/todos`;
  return id === undefined ? list : `${list}/${encodeURIComponent(id)}`;
}
