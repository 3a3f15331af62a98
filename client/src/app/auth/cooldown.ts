import { DestroyRef, inject, type Signal, signal } from '@angular/core';

export interface Cooldown {
  /** Seconds still to wait. */
  left: Signal<number>;
  start: (seconds: number) => void;
}

/** Counts seconds down to 0, by the clock: a tab in the background ticks late. */
export function injectCooldown(seconds: number): Cooldown {
  const left = signal(0);
  let until = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const tick = () => {
    left.set(Math.max(0, Math.ceil((until - performance.now()) / 1000)));
    if (left() === 0) clearInterval(timer);
  };
  const start = (wait: number) => {
    clearInterval(timer);
    until = performance.now() + wait * 1000;
    timer = setInterval(tick, 1000);
    tick();
  };
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
  start(seconds);
  return { left: left.asReadonly(), start };
}
