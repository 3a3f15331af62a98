import type { CanDeactivateFn } from '@angular/router';

export interface HoldsText {
  /** False when something typed would be lost; it says so. */
  mayLeave: () => boolean;
}

/** Keeps what was typed from being lost on the way to another page; not from who signs out, or has been. */
export const unsavedGuard: CanDeactivateFn<HoldsText> = (page, _route, _state, next) =>
  next.url.startsWith('/sign-in') || page.mayLeave();
