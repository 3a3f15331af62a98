import { expect, type Locator, type Page } from '@playwright/test';

const STOPS = 60;
const FRAMES = 30;

export interface Way {
  back?: boolean;
  stops?: number;
}

/** Goes on with Tab until `target` has the focus; at each stop whoever looks must be able to see where it is. */
export async function tabTo(page: Page, target: Locator, { back, stops = STOPS }: Way = {}): Promise<void> {
  await expect(target).toBeVisible();
  await expectFocusInDialog(page);
  const passed: string[] = [];
  while (!(await hasFocus(target))) {
    const told = `${String(target)} within ${stops} stops of Tab; passed: ${passed.join(', ')}`;
    expect(passed.length, told).toBeLessThan(stops);
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    passed.push(await expectFocusInSight(page, passed));
  }
}

/** Goes there and presses Enter. */
export async function enter(page: Page, target: Locator, way?: Way): Promise<void> {
  await tabTo(page, target, way);
  await page.keyboard.press('Enter');
}

/** Goes there and writes, in place of what stands there. */
export async function typeInto(page: Page, target: Locator, text: string, way?: Way): Promise<void> {
  await tabTo(page, target, way);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Round and round by Tab, the focus stays in what is open, but for the browser's own buttons between end and start. */
export async function expectTrapped(page: Page, within: Locator, stops = 12): Promise<void> {
  const focused = () => within.evaluate(whereIsFocus);
  await expectFocusInDialog(page);
  for (const key of ['Tab', 'Shift+Tab']) {
    let passed = 0;
    for (; passed < stops || (await focused()) === 'browser'; passed++) {
      await page.keyboard.press(key);
      expect(await focused(), `the focus after ${passed + 1} × ${key}`).not.toBe('outside');
    }
  }
}

/** A dialog that opens takes the focus, and until it has, the keys are not its own. */
async function expectFocusInDialog(page: Page): Promise<void> {
  const isThere = () => {
    const dialog = document.querySelector('[role="dialog"]');
    return dialog === null || dialog.contains(document.activeElement);
  };
  await expect.poll(() => page.evaluate(isThere), 'an open dialog has the focus').toBe(true);
}

function whereIsFocus(element: Element): 'inside' | 'outside' | 'browser' {
  if (document.activeElement === document.body) return 'browser';
  return element.contains(document.activeElement) ? 'inside' : 'outside';
}

async function hasFocus(target: Locator): Promise<boolean> {
  return (await target.count()) === 1 && target.evaluate((element) => element === document.activeElement);
}

/** @returns the name of what has it */
async function expectFocusInSight(page: Page, passed: readonly string[]): Promise<string> {
  const { name, inSight } = await page.evaluate(lookAtFocus, FRAMES);
  expect(inSight, `the focus on ${name} is to be seen; passed before: ${passed.join(', ')}`).toBe(true);
  return name;
}

/** In the page: what has the focus, and whether some of it is in the window with nothing in front of it. */
async function lookAtFocus(frames: number): Promise<{ name: string; inSight: boolean }> {
  const isInSight = (element: Element): boolean => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [x1, x2] = [Math.max(left, 0), Math.min(right, innerWidth)];
    const [y1, y2] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    if (x2 - x1 < 2 || y2 - y1 < 2) return false;
    return [0.5, 0.1, 0.9].some((part) => {
      const front = document.elementFromPoint(x1 + (x2 - x1) * part, y1 + (y2 - y1) * part);
      const beside = front !== element.parentElement && element.parentElement?.contains(front); // as a checkbox draws itself
      return front !== null && (element.contains(front) || beside);
    });
  };
  const focused = () => document.activeElement ?? document.body;
  const seen = () => focused() !== document.body && isInSight(focused());
  for (let frame = 0; frame < frames && !seen(); frame++) await new Promise(requestAnimationFrame);
  const { tagName, id, textContent } = focused();
  const label = focused().getAttribute('aria-label') ?? (textContent.trim() || id);
  return { name: `${tagName.toLowerCase()} “${label.replace(/\s+/g, ' ').slice(0, 50)}”`, inSight: seen() };
}
