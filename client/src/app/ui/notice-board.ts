import { inject, Service } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { type Notice, NoticeBar } from './notice-bar';

/** Where notices are shown, one after the other. */
@Service()
export class NoticeBoard {
  readonly #snackBar = inject(MatSnackBar);

  show(notice: Notice): void {
    const shown = this.#snackBar.openFromComponent(NoticeBar, { data: notice });
    shown.onAction().subscribe(() => notice.action?.run());
  }

  dismiss(): void {
    this.#snackBar.dismiss();
  }
}
