import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { Observable } from 'rxjs';
import type { components } from '../api/api-types';
import { rendersFailures } from '../api/renders-failures';
import type { EmailVerified, SessionInfo, SignedIn, SignedUp, SignIn, SignUp } from './auth-types';

/** For what holds up other tabs meanwhile. */
const TIMEOUT_MS = 15_000;

@Service()
export class AuthApi {
  readonly #http = inject(HttpClient);

  session(): Observable<SessionInfo | null> {
    return this.#http.get<SessionInfo | null>('/api/auth/get-session', rendersFailures());
  }

  token(): Observable<components['schemas']['AccessToken']> {
    const options = { ...rendersFailures(), timeout: TIMEOUT_MS };
    return this.#http.get<components['schemas']['AccessToken']>('/api/auth/token', options);
  }

  signIn(credentials: SignIn): Observable<SignedIn> {
    return this.#http.post<SignedIn>('/api/auth/sign-in/email', credentials, rendersFailures());
  }

  signUp(account: SignUp): Observable<SignedUp> {
    return this.#http.post<SignedUp>('/api/auth/sign-up/email', account, rendersFailures());
  }

  /** Goes on when the page is left. */
  signOut(): Observable<unknown> {
    const options = { ...rendersFailures(), timeout: TIMEOUT_MS, keepalive: true };
    return this.#http.post('/api/auth/sign-out', {}, options);
  }

  /** Sends one if an account waits for it; the answer does not tell. */
  sendVerificationEmail(email: string): Observable<unknown> {
    return this.#http.post('/api/auth/send-verification-email', { email }, rendersFailures());
  }

  verifyEmail(token: string): Observable<EmailVerified> {
    return this.#http.post<EmailVerified>('/api/auth/verify-email', { token }, rendersFailures());
  }

  /** Sends one if there is an account; the answer does not tell. */
  requestPasswordReset(email: string): Observable<unknown> {
    return this.#http.post('/api/auth/request-password-reset', { email }, rendersFailures());
  }

  resetPassword(token: string, newPassword: string): Observable<unknown> {
    return this.#http.post('/api/auth/reset-password', { token, newPassword }, rendersFailures());
  }
}
