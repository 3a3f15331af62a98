import { injectAsync, Service } from '@angular/core';

export interface NoticeAction {
  label: string;
  run: () => void;
}

const SHOWN_MS = 6000;
const SHOWN_WITH_ACTION_MS = 10_000;

/** Fetched ahead, for the time without a network, but not before the page is there. */
const OUT_OF_THE_WAY_MS = 3000;

/** Short messages at the foot of the page, announced to screen readers. */
@Service()
export class Notices {
  readonly #snackBar = injectAsync(
    () => import('@angular/material/snack-bar').then((file) => file.MatSnackBar),
    {
      prefetch: () => new Promise((resolve) => setTimeout(resolve, OUT_OF_THE_WAY_MS)),
    },
  );

  async show(message: string, action?: NoticeAction): Promise<void> {
    const snackBar = await this.#snackBar();
    const shown = snackBar.open(message, action?.label);
    const timer = setTimeout(() => shown.dismiss(), action ? SHOWN_WITH_ACTION_MS : SHOWN_MS);
    shown.afterDismissed().subscribe(() => clearTimeout(timer));
    if (action) shown.onAction().subscribe(() => action.run());
  }

  async dismiss(): Promise<void> {
    (await this.#snackBar()).dismiss();
  }
}
