import { expect, type Page } from '@playwright/test';

/** No side scrolling, no text cut off, and nothing to press or fill that something else always lies in front of. */
export async function expectNothingLost(page: Page): Promise<void> {
  expect(await page.evaluate(findLosses)).toEqual([]);
}

/** The same with letters, words and lines as far apart as readers may set them (WCAG 1.4.12). */
export async function expectNothingLostWhenSpaced(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  });
  await expectNothingLost(page);
  await page.evaluate(() => (document.adoptedStyleSheets = []));
}

/** In the page. */
function findLosses(): string[] {
  const named = (element: Element) => {
    const name = element.getAttribute('aria-label') ?? element.textContent;
    return `${element.tagName.toLowerCase()} “${name.replace(/\s+/g, ' ').trim().slice(0, 40)}”`;
  };
  const isShown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    const forEyes = !element.closest('.visually-hidden, [aria-hidden=true], .skip');
    return forEyes && element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
  };
  const root = document.querySelector('dialog[open], [role=menu]') ?? document.body;

  const isCut = (text: Range) => {
    const { left, right } = text.getBoundingClientRect();
    let [start, end] = [0, innerWidth];
    for (let box = text.startContainer.parentElement; box; box = box.parentElement) {
      const { overflowX, clipPath } = getComputedStyle(box);
      if (clipPath !== 'none') return false; // meant to be heard only
      if (overflowX === 'visible') continue;
      const edges = box.getBoundingClientRect();
      [start, end] = [Math.max(start, edges.left), Math.min(end, edges.right)];
    }
    return right - left > 1 && (left < start - 1 || right > end + 1);
  };
  const cut: string[] = [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!element || !texts.currentNode.nodeValue?.trim() || !isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    if (isCut(range)) cut.push(`cut off: ${named(element)}`);
  }

  const cover = (control: Element) => {
    control.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { x, y, width, height } = control.getBoundingClientRect();
    const front = document.elementFromPoint(x + width / 2, y + height / 2);
    return control.contains(front) || control.parentElement?.contains(front) ? [] : [front];
  };
  const top = scrollY;
  const controls = [...root.querySelectorAll('a[href], button, input, select, textarea')].filter(isShown);
  const covered = controls.flatMap((control) =>
    cover(control).map((front) => `covered: ${named(control)} by ${front ? named(front) : 'the edge'}`),
  );
  scrollTo({ top, behavior: 'instant' }); // what is open stays where it belongs

  const { scrollWidth } = document.documentElement;
  const wide = Math.max(scrollWidth, root.scrollWidth - root.clientWidth + innerWidth);
  return [...(wide > innerWidth ? [`scrolls sideways: ${wide} px`] : []), ...cut, ...covered];
}
