import { afterRenderEffect, type Signal, untracked } from '@angular/core';

/** Runs what is to be done once something that was on is off, and the page shows it. */
export function onEnd(on: Signal<boolean>, then: () => void): void {
  let was = false;
  afterRenderEffect(() => {
    const is = on();
    if (was && !is) untracked(then);
    was = is;
  });
}
