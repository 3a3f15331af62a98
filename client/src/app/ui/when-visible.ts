import { DestroyRef, Directive, ElementRef, inject, output } from '@angular/core';

/** Says when its element comes near the visible part of the page. */
@Directive({ selector: '[appWhenVisible]' })
export class WhenVisible {
  readonly appWhenVisible = output();

  constructor() {
    if (!('IntersectionObserver' in globalThis)) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.appWhenVisible.emit(),
      { rootMargin: '400px' },
    );
    observer.observe(inject<ElementRef<Element>>(ElementRef).nativeElement);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }
}
