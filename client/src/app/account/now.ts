import { DestroyRef, inject, type Signal, signal } from '@angular/core';

const EVERY = 30_000; // ms

/** The time, for texts like "2 minutes ago" that are to stay true. */
export function injectNow(): Signal<number> {
  const now = signal(Date.now());
  const timer = setInterval(() => now.set(Date.now()), EVERY);
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
  return now.asReadonly();
}
