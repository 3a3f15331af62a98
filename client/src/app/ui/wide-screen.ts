import { DestroyRef, inject, type Signal, signal } from '@angular/core';

const WIDE = '(min-width: 960px)';

/** Whether there is room for two things side by side. */
export function injectWideScreen(): Signal<boolean> {
  const query = matchMedia(WIDE);
  const wide = signal(query.matches);
  const update = () => wide.set(query.matches);
  query.addEventListener('change', update);
  inject(DestroyRef).onDestroy(() => query.removeEventListener('change', update));
  return wide.asReadonly();
}
