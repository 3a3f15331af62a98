import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { screen, waitFor, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { TestAccount } from '../../../testing/account';
import { FakeLocks } from '../../../testing/fake-locks';
import { expectRequest, refuse, refuseField, settle } from '../../../testing/http';
import { jwt } from '../../../testing/tokens';
import { withTokenLock } from '../../auth/token-lock';

describe('PasswordPage', () => {
  const user = userEvent.setup();
  const current = () => screen.getByLabelText<HTMLInputElement>('Current password');
  const next = () => screen.getByLabelText<HTMLInputElement>('New password');
  const submit = () => user.click(screen.getByRole('button', { name: 'Change password' }));
  const change = () => expectRequest('/api/auth/change-password', 'POST');

  let account: TestAccount;
  const fill = async () => {
    await user.type(current(), 'the old one here');
    await user.type(next(), 'another horse entirely');
    await submit();
    return change();
  };
  beforeEach(async () => {
    account = await TestAccount.open('password');
  });

  it('asks for both, and shows how strong the new one is', async () => {
    await user.type(next(), 'short');
    expect(screen.getByText(/Easy to guess/)).toBeInTheDocument();
    await submit();
    expect(current()).toHaveAccessibleDescription('Enter your password.');
    expect(next()).toHaveAccessibleDescription('Use at least 12 characters: 7 more to go.');
    expect(current()).toHaveFocus();
    expect(current()).toHaveAttribute('autocomplete', 'current-password');
    expect(next()).toHaveAttribute('autocomplete', 'new-password');
  });

  it('changes it, says that the other devices are out, and gives all tabs a new token', async () => {
    const before = account.store.token()?.value;
    const request = await fill();
    expect(request.request.body).toEqual({
      currentPassword: 'the old one here',
      newPassword: 'another horse entirely',
    });
    request.flush({ user: {} });
    const token = jwt();
    (await expectRequest('/api/auth/token')).flush({ token });
    await account.rest();
    expect(account.store.token()?.value).toBe(token);
    expect(token).not.toBe(before);
    expect(account.posted).toContainEqual(expect.objectContaining({ kind: 'token', value: token }));
    expect(account.notices).toEqual(['Your password is changed. All other devices are signed out.']);
    for (const field of [current(), next()]) expect(field).toHaveValue('');
    expect(screen.queryByText('Enter your password.')).not.toBeInTheDocument();
    expect(screen.queryByText('Choose a password.')).not.toBeInTheDocument();
  });

  it('lets no tab ask for a token by the old cookie while it is being changed', async () => {
    FakeLocks.install();
    const request = await fill();
    let asked = false;
    const elsewhere = withTokenLock(() => Promise.resolve((asked = true)));
    await settle();
    expect(asked).toBe(false);
    request.flush({ user: {} });
    await elsewhere;
    const renewal = await waitFor(() => TestBed.inject(HttpTestingController).expectOne('/api/auth/token'));
    renewal.flush({ token: jwt() });
    await account.rest();
    FakeLocks.remove();
  });

  it('is changed even if no token is to be had right after it', async () => {
    (await fill()).flush({ user: {} });
    refuse(await expectRequest('/api/auth/token'), 503, 'unavailable');
    await account.rest();
    expect(account.notices).toHaveLength(1);
    expect(account.store.signedIn()).toBe(true);
  });

  it.each([
    ['INVALID_PASSWORD', current, 'This is not your password.'],
    ['PASSWORD_TOO_SHORT', next, 'PASSWORD_TOO_SHORT'],
    ['PASSWORD_TOO_LONG', next, 'Use at most 128 characters.'],
  ])('puts %s on its field, and keeps what was typed', async (code, field, words) => {
    refuse(await fill(), 400, code);
    await account.rest();
    expect(field()).toHaveAccessibleDescription(words);
    expect(field()).toHaveFocus();
    expect(current()).toHaveValue('the old one here');
    expect(next()).toHaveValue('another horse entirely');
  });

  it('says why the server finds the new one weak', async () => {
    const reason = 'This password is among those that attackers try first: choose another.';
    refuseField(await fill(), 'newPassword', reason);
    await account.rest();
    expect(next()).toHaveAccessibleDescription(reason);
  });

  it.each([
    [409, 'conflict', 'The password has just been changed. Try again in 10 seconds.'],
    [429, 'rate_limited', 'Too many tries. Try again in 10 seconds.'],
    [503, 'unavailable', 'Latchlist cannot be reached. Nothing is lost: try again in a moment.'],
  ])('says what %i means, and when to try again', async (status, code, words) => {
    refuse(await fill(), status, code, { 'Retry-After': '10' });
    await account.rest();
    expect(screen.getByRole('alert')).toHaveTextContent(words);
    expect(next()).toHaveValue('another horse entirely');
  });

  it('opens the dialog when the server wants fresh proof, and goes on from there', async () => {
    refuse(await fill(), 403, 'reauthentication_required');
    await account.rest();
    const dialog = within(screen.getByRole('dialog', { name: 'Is it you?' }));
    await user.type(dialog.getByLabelText('Your password'), 'proved again{Enter}');
    const again = await change();
    expect(again.request.body).toEqual({
      currentPassword: 'proved again',
      newPassword: 'another horse entirely',
    });
    again.flush({ user: {} });
    (await expectRequest('/api/auth/token')).flush({ token: jwt() });
    await account.rest();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(account.notices).toHaveLength(1);
  });
});
