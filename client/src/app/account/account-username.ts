import { Component, inject } from '@angular/core';
import { AuthStore } from '../auth/auth-store';

/** Tells password managers whose password a form is about; nobody else sees it. */
@Component({
  selector: 'app-account-username',
  template: `
    <input
      class="visually-hidden"
      type="email"
      autocomplete="username"
      aria-hidden="true"
      tabindex="-1"
      readonly
      [value]="user()?.email ?? ''"
    />
  `,
  styles: ':host { display: contents; }',
})
export class AccountUsername {
  protected readonly user = inject(AuthStore).user;
}
