import { Component, computed, input } from '@angular/core';
import { injectNow } from './now';
import { exactTime, timeAgo } from './moment-text';

/** A moment as people say it, with the exact time beside it: a tooltip would keep that from many. */
@Component({
  selector: 'app-moment',
  template: `<time [attr.datetime]="at()">{{ ago() }} ({{ exact() }})</time>`,
})
export class Moment {
  readonly at = input.required<string>();

  readonly #now = injectNow();

  protected readonly ago = computed(() => timeAgo(this.at(), this.#now()));
  protected readonly exact = computed(() => exactTime(this.at()));
}
