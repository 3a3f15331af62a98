import { Service } from '@angular/core';

/** Starts the page afresh: the surest way to forget one user before showing another's data. */
@Service()
export class PageReload {
  reload(): void {
    location.reload();
  }
}
