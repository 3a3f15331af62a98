import { Component, computed, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatProgressSpinnerModule } from '@angular/material/progress-spinner';
import { firstValueFrom, type Observable } from 'rxjs';
import { toApiError } from '../api/api-error';
import { duration } from '../api/duration';
import { explain } from '../api/explain';
import { Icon } from '../ui/icon';
import { InlineAlert } from '../ui/inline-alert';
import { injectCooldown } from './cooldown';
import { authTexts } from './texts';

const WAIT_SECONDS = 60;

/** Has a mail sent again, once a minute; the first went before this came up. */
@Component({
  selector: 'app-send-again',
  imports: [Icon, InlineAlert, MatButtonModule, MatProgressSpinnerModule],
  templateUrl: './send-again.html',
  styleUrl: './send-again.scss',
})
export class SendAgain {
  readonly email = input.required<string>();
  readonly send = input.required<(email: string) => Observable<unknown>>();
  /** What to say once it went. */
  readonly sentText = input.required<string>();

  readonly #cooldown = injectCooldown(WAIT_SECONDS);
  readonly #sending = signal(false);
  readonly #sent = signal(false);
  readonly #failure = signal<string | null>(null);

  protected readonly texts = authTexts;
  protected readonly sending = this.#sending.asReadonly();
  protected readonly sent = this.#sent.asReadonly();
  protected readonly failure = this.#failure.asReadonly();
  protected readonly wait = computed(() => this.#cooldown.left() && duration(this.#cooldown.left()));

  protected async sendAgain(): Promise<void> {
    if (this.wait() || this.#sending()) return;
    this.#sending.set(true);
    this.#sent.set(false);
    this.#failure.set(null);
    try {
      await firstValueFrom(this.send()(this.email()));
      this.#sent.set(true);
      this.#cooldown.start(WAIT_SECONDS);
    } catch (thrown) {
      const error = toApiError(thrown);
      this.#failure.set(explain(error));
      this.#cooldown.start(error.retryAfterSeconds ?? 0);
    } finally {
      this.#sending.set(false);
    }
  }
}
