import { ErrorHandler, inject, Service } from '@angular/core';
import { appTexts } from './app-texts';
import { PageReload } from './auth/page-reload';
import { Notices } from './ui/notices';

/** Tells of what nobody expected: silence would leave a page that no longer does what it shows. */
@Service()
export class AppErrorHandler extends ErrorHandler {
  readonly #notices = inject(Notices);
  readonly #page = inject(PageReload);

  override handleError(error: unknown): void {
    super.handleError(error);
    const reload = { label: appTexts.reload, run: () => this.#page.reload() };
    this.#notices.show(appTexts.unexpected, reload).catch(() => undefined); // not even that could be loaded
  }
}
