import { OverlayContainer } from '@angular/cdk/overlay';
import { ElementRef, inject, Service } from '@angular/core';

/** Keeps what the shell's menus open in its header: like all of a page, it should be inside a landmark. */
@Service({ autoProvided: false })
export class HeaderOverlays extends OverlayContainer {
  readonly #shell = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected override _createContainer(): void {
    super._createContainer();
    if (this._containerElement) this.#shell.querySelector('header')?.append(this._containerElement);
  }
}
