import { inject, Service } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** `Sign in · Latchlist` */
@Service()
export class AppTitle extends TitleStrategy {
  readonly #title = inject(Title);

  override updateTitle(state: RouterStateSnapshot): void {
    const title = this.buildTitle(state);
    this.#title.setTitle(title ? `${title} · Latchlist` : 'Latchlist');
  }
}
