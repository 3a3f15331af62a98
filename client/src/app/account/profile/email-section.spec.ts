import { screen, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { TestAccount } from '../../../testing/account';
import { expectRequest, refuse, refuseField } from '../../../testing/http';
import { ada } from '../../../testing/tokens';

describe('the e-mail address', () => {
  const user = userEvent.setup();
  const field = () => screen.getByLabelText<HTMLInputElement>('New e-mail address');
  const dialog = () => within(screen.getByRole('dialog'));
  const password = () => dialog().getByLabelText<HTMLInputElement>('Your password');
  const submit = () => user.click(screen.getByRole('button', { name: 'Change address' }));
  const change = () => expectRequest('/api/auth/change-email', 'POST');

  let account: TestAccount;
  const ask = async (email = 'new@example.com', asUser = ada) => {
    account = await TestAccount.open('profile', asUser);
    await user.type(field(), `${email}{Enter}`);
    await account.rest();
  };
  const prove = async (word = 'correct horse') => {
    await user.type(password(), `${word}{Enter}`);
    return change();
  };

  it.each([
    ['', 'Enter the new address.'],
    ['ada at example', 'Enter an address like name@example.com.'],
    ['ADA@example.com', 'This is your address already.'],
  ])('is not asked for as %j', async (email, words) => {
    account = await TestAccount.open('profile');
    if (email) await user.type(field(), email);
    await submit();
    expect(field()).toHaveAccessibleDescription(words);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('asks for the password, with the focus in its field and a name for password managers', async () => {
    await ask();
    expect(password()).toHaveFocus();
    expect(password()).toHaveAttribute('autocomplete', 'current-password');
    const username = screen.getByRole('dialog').querySelector('[autocomplete=username]');
    expect(username).toHaveValue('ada@example.com');
    await user.keyboard('{Enter}');
    expect(password()).toHaveAccessibleDescription('Enter your password.');
  });

  it('is asked for with the password, and then says what to do in both inboxes', async () => {
    await ask();
    const request = await prove();
    expect(request.request.body).toEqual({ newEmail: 'new@example.com', password: 'correct horse' });
    request.flush({ status: true });
    await account.rest();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Check your inbox' })).toHaveFocus();
    const [first, second] = screen.getAllByRole('listitem');
    expect(first).toHaveTextContent(/^If new@example.com can be used, .* on its way to ada@example.com/);
    expect(second).toHaveTextContent(/^Then we write to new@example.com/);
  });

  it('asks the new inbox alone where the old address was never confirmed', async () => {
    await ask('new@example.com', { ...ada, emailVerified: false });
    (await prove()).flush({ status: true });
    await account.rest();
    const steps = screen.getAllByRole('listitem');
    expect(steps).toHaveLength(1);
    expect(steps[0]).toHaveTextContent(/on its way there/);
  });

  it('can be corrected afterwards', async () => {
    await ask();
    (await prove()).flush({ status: true });
    await account.rest();
    await user.click(screen.getByRole('button', { name: 'Start again' }));
    await account.rest();
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('new@example.com');
  });

  it('is forgotten as a wish once it is the address', async () => {
    await ask();
    (await prove()).flush({ status: true });
    await account.rest();
    account.store.updateUser({ ...ada, email: 'new@example.com' });
    await account.rest();
    expect(screen.getByText('new@example.com')).toBeInTheDocument();
    expect(field()).toHaveValue('');
    expect(field()).not.toHaveAccessibleDescription();
  });

  it('keeps the dialog and what was typed when the password is wrong', async () => {
    await ask();
    refuse(await prove('wrong'), 400, 'INVALID_PASSWORD');
    await account.rest();
    expect(password()).toHaveAccessibleDescription('This is not your password.');
    expect(password()).toHaveValue('wrong');
    expect(password()).toHaveFocus();
    expect(field()).toHaveValue('new@example.com');
  });

  it('asks again when the server misses the password', async () => {
    await ask();
    refuse(await prove(), 403, 'reauthentication_required');
    await account.rest();
    expect(password()).toHaveAccessibleDescription('Enter your password.');
  });

  it.each([
    [429, 'Too many tries. Try again in 10 minutes.'],
    [503, 'Latchlist cannot be reached. Nothing is lost: try again in a moment.'],
  ])('stays in the dialog when the answer is %i, and says why', async (status, words) => {
    await ask();
    refuse(await prove(), status, 'some_code', { 'Retry-After': '600' });
    await account.rest();
    expect(dialog().getByRole('alert')).toHaveTextContent(words);
    expect(password()).toHaveValue('correct horse');
  });

  it.each([
    ['newEmail must be an e-mail address', 'Enter an address like name@example.com.'],
    ['This is your address already.', 'This is your address already.'],
  ])('leaves the dialog for the field when the server says: %s', async (detail, words) => {
    await ask();
    refuseField(await prove(), 'newEmail', detail);
    await account.rest();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(field()).toHaveAccessibleDescription(words);
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('new@example.com');
  });

  it('is as it was when the user thinks better of it', async () => {
    await ask();
    await user.click(dialog().getByRole('button', { name: 'Cancel' }));
    await account.rest();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(field()).toHaveValue('new@example.com');
    await submit();
    expect(password()).toHaveValue('');
  });

  it('cannot be left while it is being asked for', async () => {
    await ask();
    const request = await prove();
    await user.click(dialog().getByRole('button', { name: 'Cancel' }));
    screen.getByRole('dialog').dispatchEvent(new Event('cancel', { cancelable: true }));
    await account.rest();
    expect(screen.getByRole('dialog')).toBeInTheDocument();
    request.flush({ status: true });
    await account.rest();
    expect(screen.getByRole('heading', { name: 'Check your inbox' })).toBeInTheDocument();
  });

  it('finds out when the session is over', async () => {
    await ask();
    refuse(await prove(), 401, 'token_missing');
    (await expectRequest('/api/auth/get-session')).flush(null);
    await account.rest();
    expect(account.store.signedIn()).toBe(false);
    expect(account.store.farewell()).toBe('ended');
  });
});
