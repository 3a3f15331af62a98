import type { HttpRequest } from '@angular/common/http';
import { ownApiPath } from '../api/own-api';

const WITHOUT_TOKEN = /^\/api\/(auth|health)\//;

/** Whether a request goes to our own API and to a part of it that asks for a token. */
export function wantsToken(url: string): boolean {
  const path = ownApiPath(url);
  return path !== null && !WITHOUT_TOKEN.test(path);
}

export function withToken<T>(request: HttpRequest<T>, token: string): HttpRequest<T> {
  return request.clone({ setHeaders: { Authorization: `Bearer ${token}` } });
}

export function tokenOf(request: HttpRequest<unknown>): string | undefined {
  return request.headers.get('Authorization')?.replace(/^Bearer /, '');
}
