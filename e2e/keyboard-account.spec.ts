import type { Page } from '@playwright/test';
import { dialog, heading, passwordIn, signInElsewhere } from './support/account.ts';
import { signUp } from './support/journey.ts';
import { enter, expectTrapped, tabTo, typeInto } from './support/keyboard.ts';
import { newUser } from './support/new-user.ts';
import { expect, test } from './support/test.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const inDialog = (page: Page, name: string) => dialog(page).getByRole('button', { name });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const back = { back: true };

async function openAccount(page: Page): Promise<void> {
  await enter(page, button(page, 'Account'), back);
  await expect(page.getByRole('menuitem', { name: 'Account' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Profile')).toBeFocused();
}

async function openSection(page: Page, section: string): Promise<void> {
  await enter(page, page.getByRole('link', { name: section, exact: true }), back);
  await expect(heading(page, section === 'Data' ? 'Your data' : section)).toBeFocused();
}

test.describe('By keyboard alone', () => {
  test('one changes name and password, and ends a device', async ({
    page,
    newVisitor,
    baseURL,
    surprises,
  }) => {
    surprises.expect(/401 /);
    const user = await signUp(page);
    await openAccount(page);
    await typeInto(page, field(page, 'Your name'), 'Countess Lovelace');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Your name is saved.')).toBeVisible();

    await openSection(page, 'Password');
    const renewed = { ...user, password: newUser().password };
    await typeInto(page, field(page, 'Current password'), user.password);
    await typeInto(page, field(page, 'New password'), renewed.password);
    await enter(page, button(page, 'Change password'));
    await expect(page.getByText('Your password is changed.')).toBeVisible();

    await signInElsewhere(await newVisitor(), renewed, baseURL);
    await signInElsewhere(await newVisitor(), renewed, baseURL);
    await openSection(page, 'Devices');
    const devices = page.getByRole('list', { name: 'Devices' }).getByRole('listitem');
    await expect(devices).toHaveCount(3);
    await enter(page, devices.last().getByRole('button', { name: /^Sign out Chrom/ }));
    await expect(devices).toHaveCount(2);
    await expect(devices.last().getByRole('button')).toBeFocused();
    await enter(page, button(page, 'Sign out all others'));
    await expect(inDialog(page, 'Cancel')).toBeFocused();
    await expectTrapped(page, dialog(page));
    await enter(page, inDialog(page, 'Sign out all others'));
    await expect(devices).toHaveCount(1);
    await expect(heading(page, 'Devices')).toBeFocused();
    await openSection(page, 'Activity');
    await expect(page.getByText('All other devices signed out')).toBeVisible();
  });

  test('one takes the data along, and deletes the account', async ({ page, surprises }) => {
    surprises.expect(/40[01] .*\/api\/auth\/delete-user/);
    const user = await signUp(page);
    await openAccount(page);
    await openSection(page, 'Data');
    const download = page.waitForEvent('download');
    await enter(page, button(page, 'Download CSV'));
    expect((await download).suggestedFilename()).toBe('latchlist.csv');
    await expect(button(page, 'Download CSV')).toBeFocused();

    const deletion = button(page, 'Delete my account');
    await enter(page, deletion);
    await expect(passwordIn(page)).toBeFocused();
    await expectTrapped(page, dialog(page));
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(deletion).toBeFocused();
    await page.keyboard.press('Space');
    await expect(passwordIn(page)).toBeFocused();
    await page.keyboard.type('not the right one');
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByText('This is not your password.')).toBeVisible();
    await expect(passwordIn(page)).toBeFocused();
    await typeInto(page, passwordIn(page), user.password);
    await tabTo(page, inDialog(page, 'Cancel'));
    await enter(page, inDialog(page, 'Delete for good'));
    await expect(page.getByText('Your account has been deleted.')).toBeVisible();
    await expect(heading(page, 'Sign in')).toBeFocused();
  });
});
