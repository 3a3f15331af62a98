import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { Observable } from 'rxjs';
import type { components } from '../api/api-types';
import { rendersFailures } from '../api/renders-failures';
import type { SessionInfo, SessionUser, SignIn, SignUp } from './auth-types';

const RENEWAL_TIMEOUT_MS = 15_000;

@Service()
export class AuthApi {
  readonly #http = inject(HttpClient);

  session(): Observable<SessionInfo | null> {
    return this.#http.get<SessionInfo | null>('/api/auth/get-session', rendersFailures());
  }

  token(): Observable<components['schemas']['AccessToken']> {
    const options = { ...rendersFailures(), timeout: RENEWAL_TIMEOUT_MS };
    return this.#http.get<components['schemas']['AccessToken']>('/api/auth/token', options);
  }

  signIn(credentials: SignIn): Observable<{ user: SessionUser }> {
    return this.#http.post<{ user: SessionUser }>('/api/auth/sign-in/email', credentials, rendersFailures());
  }

  signUp(account: SignUp): Observable<{ user: SessionUser }> {
    return this.#http.post<{ user: SessionUser }>('/api/auth/sign-up/email', account, rendersFailures());
  }

  signOut(): Observable<unknown> {
    return this.#http.post('/api/auth/sign-out', {}, rendersFailures());
  }
}
