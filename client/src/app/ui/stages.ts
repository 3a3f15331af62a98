import { afterRenderEffect, signal, type Signal } from '@angular/core';

/**
 * Counts from 0 to `last`, each in a task of its own after what came before has been drawn: a page that draws its parts one
 * by one leaves room in between for what the user does, which matters on a phone. At `last` from the start where a browser
 * cannot yield. To be called where `inject` works.
 */
export function injectStage(last: number): Signal<number> {
  if (!('scheduler' in globalThis && 'yield' in scheduler)) return signal(last).asReadonly();
  const stage = signal(0);
  afterRenderEffect(() => {
    if (stage() < last) void scheduler.yield().then(() => stage.update((current) => current + 1));
  });
  return stage.asReadonly();
}
