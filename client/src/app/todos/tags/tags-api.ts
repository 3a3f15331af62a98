import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { Observable } from 'rxjs';
import type { components } from '../../api/api-types';
import { rendersFailures } from '../../api/renders-failures';

const PATH = '/api/tags';

export type Tag = components['schemas']['Tag'];
type TagList = components['schemas']['TagList'];

@Service()
export class TagsApi {
  readonly #http = inject(HttpClient);

  list(): Observable<TagList> {
    return this.#http.get<TagList>(PATH, rendersFailures());
  }

  rename(id: string, name: string): Observable<Tag> {
    return this.#http.patch<Tag>(pathOf(id), { name }, rendersFailures());
  }

  /** @returns the tag that stays. */
  merge(id: string, into: string): Observable<Tag> {
    return this.#http.post<Tag>(`${pathOf(id)}/merge`, { into }, rendersFailures());
  }

  remove(id: string): Observable<unknown> {
    return this.#http.delete(pathOf(id), rendersFailures());
  }
}

const pathOf = (id: string): string => `${PATH}/${encodeURIComponent(id)}`;
