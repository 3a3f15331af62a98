import { injectAsync, Service } from '@angular/core';
import type { NoticeAction } from './notice-bar';

export type { NoticeAction };

/** Fetched ahead, for the time without a network, but not before the page is there. */
const OUT_OF_THE_WAY_MS = 3000;

/** Short messages at the foot of the page, announced to screen readers. */
@Service()
export class Notices {
  readonly #board = injectAsync(() => import('./notice-board').then((file) => file.NoticeBoard), {
    prefetch: () => new Promise((resolve) => setTimeout(resolve, OUT_OF_THE_WAY_MS)),
  });

  async show(message: string, action?: NoticeAction): Promise<void> {
    (await this.#board()).show({ message, action });
  }

  async dismiss(): Promise<void> {
    (await this.#board()).dismiss();
  }
}
