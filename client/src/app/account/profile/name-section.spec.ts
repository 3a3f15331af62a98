import { screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { TestAccount } from '../../../testing/account';
import { expectRequest, refuse, refuseField } from '../../../testing/http';
import { ada } from '../../../testing/tokens';

describe('the name', () => {
  const user = userEvent.setup();
  const field = () => screen.getByLabelText<HTMLInputElement>('Your name');
  const save = (name: string) => user.clear(field()).then(() => user.type(field(), `${name}{Enter}`));
  const patch = () => expectRequest('/api/users/me', 'PATCH');

  let account: TestAccount;
  beforeEach(async () => {
    account = await TestAccount.open('profile');
  });

  it('is changed, shown at once, and told to the other tabs', async () => {
    expect(field()).toHaveValue('Ada Lovelace');
    await save(' Countess Lovelace ');
    const request = await patch();
    expect(request.request.body).toEqual({ name: 'Countess Lovelace' });
    request.flush({ ...ada, name: 'Countess Lovelace' });
    await account.rest();
    expect(account.store.user()?.name).toBe('Countess Lovelace');
    expect(account.posted).toContainEqual({ kind: 'signed-in' });
    expect(account.notices).toEqual(['Your name is saved.']);
    expect(field()).toHaveValue('Countess Lovelace');
  });

  it('is saved even if the server is away right after it', async () => {
    await save('Countess');
    (await patch()).flush({ ...ada, name: 'Countess' });
    refuse(await expectRequest('/api/auth/get-session'), 503, 'unavailable');
    await account.rest();
    expect(account.notices).toEqual(['Your name is saved.']);
    expect(account.store.user()?.name).toBe('Countess');
  });

  it.each([
    [' ', 'Enter your name.'],
    ['a'.repeat(101), 'Use at most 100 characters.'],
  ])('is not sent as %j', async (name, words) => {
    await user.clear(field());
    await user.click(field());
    await user.paste(name);
    await user.keyboard('{Enter}');
    expect(screen.getByText(words)).toBeInTheDocument();
    expect(field()).toHaveFocus();
  });

  it('says under the field what the server does not take, and keeps it', async () => {
    await save('Ada of Lovelace');
    refuseField(await patch(), 'name', 'name must be one line');
    await account.rest();
    expect(field()).toHaveAccessibleDescription('Use letters and signs on one line.');
    expect(field()).toHaveValue('Ada of Lovelace');
    expect(field()).toHaveFocus();
  });

  it.each([
    [429, 'Too many tries. Try again in 30 seconds.'],
    [503, 'Latchlist cannot be reached. Nothing is lost: try again in a moment.'],
    [500, 'Something went wrong. Try again.'],
  ])('keeps what was typed when the answer is %i, and says why', async (status, words) => {
    await save('Countess');
    refuse(await patch(), status, 'some_code', { 'Retry-After': '30' });
    await account.rest();
    expect(screen.getByRole('alert')).toHaveTextContent(words);
    expect(field()).toHaveValue('Countess');
    expect(account.notices).toEqual([]);
  });

  it('is not forgotten while it is typed, when other news of the user come', async () => {
    await user.type(field(), ', Countess');
    account.store.updateUser({ ...ada, email: 'new@example.com' });
    await account.rest();
    expect(field()).toHaveValue('Ada Lovelace, Countess');
  });
});
