import { DestroyRef, Directive, DOCUMENT, ElementRef, inject } from '@angular/core';

const AROUND_PX = 16;

/** Tells the page's styles how much of its foot this takes, so that nothing else stands there, or is hidden by it. */
@Directive({ selector: '[appFootSize]' })
export class FootSize {
  constructor() {
    if (!('ResizeObserver' in globalThis)) return;
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    const root = inject(DOCUMENT).documentElement.style;
    let frame = 0;
    const tell = () => root.setProperty('--foot-size', `${nativeElement.offsetHeight + AROUND_PX}px`);
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(tell); // not at once: it makes the page taller, which others observe
    });
    observer.observe(nativeElement);
    inject(DestroyRef).onDestroy(() => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      root.removeProperty('--foot-size');
    });
  }
}
