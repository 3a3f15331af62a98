import type { NoticeAction } from '../app/ui/notices';

/** Remembers what was said instead of showing it. */
export class FakeNotices {
  readonly shown: string[] = [];
  lastAction: NoticeAction | undefined;

  show(message: string, action?: NoticeAction): Promise<void> {
    this.shown.push(message);
    this.lastAction = action;
    return Promise.resolve();
  }

  dismiss(): Promise<void> {
    return Promise.resolve();
  }
}
