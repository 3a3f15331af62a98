import { screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { TestAccount } from '../../../testing/account';
import { expectRequest, refuse } from '../../../testing/http';
import type { AccountEvent } from '../account-api';

let made = 0;

function anEvent(changes: Partial<AccountEvent> = {}): AccountEvent {
  return {
    id: `event-${++made}`,
    type: 'sign_in',
    outcome: 'success',
    reason: null,
    at: new Date(Date.now() - 86_400_000).toISOString(),
    address: '203.0.113.7',
    browser: 'Firefox 140',
    system: 'macOS',
    sessionId: null,
    current: false,
    requestId: 'request',
    ...changes,
  };
}

describe('ActivityPage', () => {
  const user = userEvent.setup();
  const rows = () =>
    screen.getAllByRole('listitem').map((row) => row.textContent.replace(/\s+/g, ' ').trim());

  let account: TestAccount;
  const open = async (items: AccountEvent[], nextCursor: string | null = null) => {
    account = await TestAccount.open('activity');
    (await expectRequest('/api/users/me/events')).flush({ items, nextCursor });
    await account.rest();
  };

  it('says what was done, when, and by which device', async () => {
    await open([
      anEvent({ type: 'password_changed', current: true }),
      anEvent(),
      anEvent({ type: 'password_reset_requested', browser: null, system: null, address: null }),
    ]);
    expect(rows()[0]).toMatch(/^Password changed yesterday \(.+\)This device · 203\.0\.113\.7$/);
    expect(rows()[1]).toMatch(/^Signed in yesterday \(.+\)Firefox 140 on macOS · 203\.0\.113\.7$/);
    expect(rows()[2]).toMatch(/^Mail to choose a new password asked for yesterday \(.+\)Unknown device$/);
  });

  it('tells failed tries by words, and why where that is known', async () => {
    const failure = { outcome: 'failure' } as const;
    await open([
      anEvent({ ...failure, reason: 'INVALID_EMAIL_OR_PASSWORD' }),
      anEvent({ ...failure, type: 'account_deleted', reason: 'SOMETHING_NEW' }),
    ]);
    expect(rows()[0]).toMatch(/^Failed sign-in Wrong password/);
    expect(rows()[1]).toMatch(/^Failed deletion of the account Failed/);
  });

  it('comes in pages', async () => {
    await open([anEvent()], 'next');
    await user.click(screen.getByRole('button', { name: 'Load more' }));
    const request = await expectRequest('/api/users/me/events');
    expect(request.request.params.get('cursor')).toBe('next');
    request.flush({ items: [anEvent({ type: 'sign_up' })], nextCursor: null });
    await account.rest();
    expect(rows()).toHaveLength(2);
    expect(screen.queryByRole('button', { name: 'Load more' })).not.toBeInTheDocument();
  });

  it('says why the next page does not come, and keeps the way to it', async () => {
    await open([anEvent()], 'next');
    await user.click(screen.getByRole('button', { name: 'Load more' }));
    refuse(await expectRequest('/api/users/me/events'), 429, 'rate_limited', { 'Retry-After': '5' });
    await account.rest();
    expect(account.notices).toEqual(['Too many tries. Try again in 5 seconds.']);
    expect(rows()).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'Load more' })).toBeInTheDocument();
  });

  it('says when it cannot be loaded, and tries again', async () => {
    account = await TestAccount.open('activity');
    refuse(await expectRequest('/api/users/me/events'), 503, 'unavailable');
    await account.rest();
    expect(screen.getByRole('alert')).toHaveTextContent('The list could not be loaded');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    (await expectRequest('/api/users/me/events')).flush({ items: [anEvent()], nextCursor: null });
    await account.rest();
    expect(rows()).toHaveLength(1);
  });

  it('leads to a new password when something was not you', async () => {
    await open([anEvent()]);
    await user.click(screen.getByRole('link', { name: 'Change your password' }));
    await account.rest();
    expect(account.url).toBe('/account/password');
    expect(screen.getByRole('heading', { level: 1, name: 'Password' })).toHaveFocus();
    expect(screen.getByRole('link', { name: 'Password' })).toHaveAttribute('aria-current', 'page');
  });
});
