import { expect, type Page } from '@playwright/test';

/** Out of the page, not only closed: asked for again in the same frame, it would be the one that is just closing. */
export const expectDialogGone = (page: Page): Promise<void> => expect(page.locator('dialog')).toHaveCount(0);
