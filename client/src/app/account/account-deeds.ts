import { inject, Service } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import { toApiError } from '../api/api-error';
import { AuthStore } from '../auth/auth-store';
import { Session } from '../auth/session';
import { withTokenLock } from '../auth/token-lock';
import { TokenRenewal } from '../auth/token-renewal';
import { AccountApi } from './account-api';

/** What is done to the account, and what that means for the session: in this tab and in the others. */
@Service()
export class AccountDeeds {
  readonly #api = inject(AccountApi);
  readonly #session = inject(Session);
  readonly #store = inject(AuthStore);
  readonly #renewal = inject(TokenRenewal);

  async rename(name: string): Promise<void> {
    this.#store.updateUser(await firstValueFrom(this.#api.rename(name)));
    this.#session.userChanged().catch(() => undefined); // the name is saved, whatever becomes of this
  }

  async changeEmail(newEmail: string, password: string): Promise<void> {
    await this.#byCookie(this.#api.changeEmail(newEmail, password));
  }

  /**
   * The server puts a new session in the place of this one: no tab asks for a token by the old cookie meanwhile, and
   * all get a new one before they miss it.
   */
  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    await withTokenLock(() => this.#byCookie(this.#api.changePassword(currentPassword, newPassword)));
    await this.#renewal.token(this.#store.token()?.value).catch(() => undefined); // the next request tries again
  }

  async deleteAccount(password: string): Promise<void> {
    await this.#byCookie(this.#api.deleteAccount(password));
    this.#session.end('account-deleted');
  }

  /** These know the user by the cookie: where it is not enough any more, the session is over. */
  async #byCookie(request: Observable<unknown>): Promise<void> {
    try {
      await firstValueFrom(request);
    } catch (failure) {
      if (toApiError(failure).kind === 'unauthenticated')
        await this.#session.recheck().catch(() => undefined);
      throw failure;
    }
  }
}
