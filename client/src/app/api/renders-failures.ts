import { HttpContext, HttpContextToken } from '@angular/common/http';

/** Set by an api class whose callers show each failure themselves, so that the interceptor need not. */
export const RENDERS_FAILURES = new HttpContextToken(() => false);

export function rendersFailures(): { context: HttpContext } {
  return { context: new HttpContext().set(RENDERS_FAILURES, true) };
}
