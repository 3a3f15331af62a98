import type { CDPSession, Locator, Page } from '@playwright/test';

interface Point {
  x: number;
  y: number;
}

/** One finger on the screen, moved as the browser gets it from the hardware: it may scroll, or be taken for a drag. */
export class Finger {
  private readonly page: Page;
  private readonly session: CDPSession;
  private at: Point = { x: 0, y: 0 };

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.session = session;
  }

  static async on(page: Page): Promise<Finger> {
    return new Finger(page, await page.context().newCDPSession(page));
  }

  /** In the middle of it. */
  async press(target: Locator): Promise<void> {
    const box = await target.boundingBox();
    if (!box) throw new Error(`${String(target)} is not on the page`);
    this.at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await this.send('touchStart', [this.at]);
  }

  /** Down the screen by so many px, in steps of a frame each. */
  async move(by: number, steps = 8): Promise<void> {
    const { x, y } = this.at;
    for (let step = 1; step <= steps; step++) {
      this.at = { x, y: y + (by * step) / steps };
      await this.send('touchMove', [this.at]);
      await this.page.evaluate(() => new Promise(requestAnimationFrame));
    }
  }

  lift(): Promise<void> {
    return this.send('touchEnd', []);
  }

  private async send(type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]): Promise<void> {
    await this.session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}
