import type { HttpHeaders } from '@angular/common/http';

/** The `Retry-After` header in whole seconds; it may name seconds or a date. */
export function retryAfterSeconds(headers: HttpHeaders): number | null {
  const value = headers.get('Retry-After') ?? headers.get('X-Retry-After');
  if (value === null) return null;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}
