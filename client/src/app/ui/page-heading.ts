import { afterNextRender, Directive, ElementRef, inject, Service } from '@angular/core';

@Service()
class Headings {
  #any = false;

  isFirst(): boolean {
    const first = !this.#any;
    this.#any = true;
    return first;
  }
}

/** Takes the focus when a page, or another state of it, comes up; not the very first, which is read from its top. */
@Directive({ selector: 'h1[appPageHeading]', host: { tabindex: '-1' } })
export class PageHeading {
  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    if (!inject(Headings).isFirst()) afterNextRender(() => nativeElement.focus());
  }
}
