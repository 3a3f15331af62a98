import { HttpClient, type HttpResponse } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { Observable } from 'rxjs';
import type { components } from '../api/api-types';
import { rendersFailures } from '../api/renders-failures';

type Schemas = components['schemas'];
export type Device = Schemas['Session'];
export type AccountEvent = Schemas['AuthEvent'];
export type ExportFormat = 'json' | 'csv';

const EVENTS_OF_A_PAGE = 30;

@Service()
export class AccountApi {
  readonly #http = inject(HttpClient);

  rename(name: string): Observable<Schemas['User']> {
    return this.#http.patch<Schemas['User']>('/api/users/me', { name }, rendersFailures());
  }

  changeEmail(newEmail: string, password: string): Observable<unknown> {
    return this.#http.post('/api/auth/change-email', { newEmail, password }, rendersFailures());
  }

  changePassword(currentPassword: string, newPassword: string): Observable<unknown> {
    const body = { currentPassword, newPassword };
    return this.#http.post('/api/auth/change-password', body, rendersFailures());
  }

  deleteAccount(password: string): Observable<unknown> {
    return this.#http.post('/api/auth/delete-user', { password }, rendersFailures());
  }

  devices(): Observable<Schemas['SessionList']> {
    return this.#http.get<Schemas['SessionList']>('/api/sessions', rendersFailures());
  }

  endSession(id: string): Observable<unknown> {
    return this.#http.delete(`/api/sessions/${encodeURIComponent(id)}`, rendersFailures());
  }

  endOtherSessions(): Observable<unknown> {
    return this.#http.delete('/api/sessions', { params: { others: true }, ...rendersFailures() });
  }

  events(cursor: string | null): Observable<Schemas['AuthEventPage']> {
    const params = { limit: EVENTS_OF_A_PAGE, ...(cursor === null ? {} : { cursor }) };
    return this.#http.get<Schemas['AuthEventPage']>('/api/users/me/events', {
      params,
      ...(cursor === null ? rendersFailures() : {}), // the page has no place for failures of the next ones
    });
  }

  exportTodos(format: ExportFormat): Observable<HttpResponse<Blob>> {
    const params = { format };
    return this.#http.get('/api/todos/export', {
      params,
      responseType: 'blob',
      observe: 'response',
      ...rendersFailures(),
    });
  }
}
