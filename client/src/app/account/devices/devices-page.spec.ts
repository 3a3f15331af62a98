import { TestBed } from '@angular/core/testing';
import { screen, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { TestAccount } from '../../../testing/account';
import { expectRequest, refuse } from '../../../testing/http';
import { Outage } from '../../api/outage';
import type { Device } from '../account-api';

function aDevice(id: string, changes: Partial<Device> = {}): Device {
  const at = new Date(Date.now() - 3 * 3_600_000).toISOString();
  return {
    id,
    current: false,
    browser: 'Firefox 140',
    system: 'macOS',
    address: '203.0.113.7',
    createdAt: at,
    lastSeenAt: at,
    expiresAt: at,
    ...changes,
  };
}

describe('DevicesPage', () => {
  const user = userEvent.setup();
  const here = aDevice('here', { current: true, browser: 'Chrome 150', system: 'Linux' });
  const phone = aDevice('phone', { browser: 'Safari 17', system: 'iOS' });
  const tablet = aDevice('tablet', { browser: null, system: null, address: null });
  const rows = () =>
    screen.getAllByRole('listitem').map((row) => row.textContent.replace(/\s+/g, ' ').trim());
  const press = (name: string) => user.click(screen.getByRole('button', { name }));
  const dialog = () => within(screen.getByRole('dialog'));

  let account: TestAccount;
  const open = async (items: Device[]) => {
    account = await TestAccount.open('devices');
    (await expectRequest('/api/sessions')).flush({ items });
    await account.rest();
  };

  it('shows this device first, and of each what is known', async () => {
    await open([phone, tablet, here]);
    expect(rows()[0]).toMatch(
      /^Chrome 150 on Linux This device Active now Signed in .*, from 203\.0\.113\.7/,
    );
    expect(rows()[1]).toMatch(/^Safari 17 on iOS Last seen 3 hours ago \(.+\)Signed in .*, from 203/);
    expect(rows()[2]).toMatch(/^Unknown device Last seen 3 hours ago \(.+\)Signed in [^f]*Sign out$/);
    expect(document.querySelector('time')).toHaveAttribute('datetime', phone.lastSeenAt);
  });

  it('signs one out, once the server says so, and gives the focus to the next', async () => {
    await open([here, phone, tablet]);
    await press('Sign out Safari 17 on iOS');
    expect(screen.getByRole('button', { name: 'Sign out Safari 17 on iOS' })).toHaveTextContent(
      'Signing out…',
    );
    await press('Sign out Safari 17 on iOS');
    (await expectRequest('/api/sessions/phone', 'DELETE')).flush(null);
    await account.rest();
    expect(rows()).toHaveLength(2);
    expect(account.notices).toEqual(['Safari 17 on iOS is signed out.']);
    expect(screen.getByRole('button', { name: 'Sign out Unknown device' })).toHaveFocus();
  });

  it('takes one that is gone already for signed out', async () => {
    await open([here, phone]);
    await press('Sign out Safari 17 on iOS');
    refuse(await expectRequest('/api/sessions/phone', 'DELETE'), 404, 'not_found');
    await account.rest();
    expect(rows()).toHaveLength(1);
    expect(screen.queryByRole('button', { name: 'Sign out all others' })).not.toBeInTheDocument();
  });

  it.each([
    [403, 'You have no access to this.'],
    [429, 'Too many tries. Try again in 5 seconds.'],
    [503, 'Latchlist cannot be reached. Nothing is lost: try again in a moment.'],
  ])('says that one is still signed in when the answer is %i', async (status, words) => {
    await open([here, phone]);
    await press('Sign out Safari 17 on iOS');
    refuse(await expectRequest('/api/sessions/phone', 'DELETE'), status, 'code', { 'Retry-After': '5' });
    await account.rest();
    expect(rows()).toHaveLength(2);
    expect(account.notices).toEqual([`Safari 17 on iOS is still signed in. ${words}`]);
    expect(screen.getByRole('button', { name: 'Sign out Safari 17 on iOS' })).toHaveTextContent('Sign out');
  });

  it('signs this device out as the button at the top does', async () => {
    await open([here, phone]);
    await press('Sign out this device');
    (await expectRequest('/api/auth/sign-out', 'POST')).flush({ success: true });
    await account.rest();
    expect(account.store.farewell()).toBe('signed-out');
    expect(account.url).toBe('/sign-in');
  });

  it('asks before it signs out all others', async () => {
    await open([here, phone, tablet]);
    await press('Sign out all others');
    await user.click(dialog().getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await press('Sign out all others');
    await user.click(dialog().getByRole('button', { name: 'Sign out all others' }));
    const request = await expectRequest('/api/sessions', 'DELETE');
    expect(request.request.params.toString()).toBe('others=true');
    request.flush(null);
    await account.rest();
    expect(rows()).toHaveLength(1);
    expect(account.notices).toEqual(['All other devices are signed out.']);
    expect(screen.getByRole('heading', { name: 'Devices' })).toHaveFocus();
  });

  it('leaves them as they were when that fails', async () => {
    await open([here, phone]);
    await press('Sign out all others');
    await user.click(dialog().getByRole('button', { name: 'Sign out all others' }));
    refuse(await expectRequest('/api/sessions', 'DELETE'), 503, 'unavailable');
    await account.rest();
    expect(rows()).toHaveLength(2);
    expect(account.notices[0]).toMatch(/^The other devices are still signed in. Latchlist cannot be reached/);
  });

  it('says when it cannot be loaded, and tries again by itself or when asked to', async () => {
    account = await TestAccount.open('devices');
    expect(screen.getByRole('status')).toHaveTextContent('Loading your devices');
    refuse(await expectRequest('/api/sessions'), 503, 'unavailable');
    await account.rest();
    expect(screen.getByRole('alert')).toHaveTextContent('Your devices could not be loaded');
    TestBed.inject(Outage).clear();
    refuse(await expectRequest('/api/sessions'), 429, 'rate_limited', { 'Retry-After': '30' });
    await account.rest();
    expect(screen.getByRole('alert')).toHaveTextContent('Too many tries. Try again in 30 seconds.');
    await press('Try again');
    (await expectRequest('/api/sessions')).flush({ items: [here] });
    await account.rest();
    expect(rows()).toHaveLength(1);
  });
});
