import { screen, within } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { TestAccount } from '../../../testing/account';
import { expectRequest, refuse } from '../../../testing/http';

describe('DataPage', () => {
  const user = userEvent.setup();
  const press = (name: string) => user.click(screen.getByRole('button', { name }));

  let account: TestAccount;
  beforeEach(async () => {
    account = await TestAccount.open('data');
  });

  describe('taking the to-dos along', () => {
    const urls = { create: jest.fn<string, [Blob]>(() => 'blob:it'), revoke: jest.fn() };
    const saved: { href: string; name: string }[] = [];
    const exporting = () => expectRequest('/api/todos/export');

    beforeEach(() => {
      saved.length = 0;
      urls.revoke.mockClear();
      Object.assign(URL, { createObjectURL: urls.create, revokeObjectURL: urls.revoke });
      jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
        saved.push({ href: this.href, name: this.download });
      });
    });
    afterEach(() => jest.restoreAllMocks());

    it('saves them under the name the server gives, and lets go of the file', async () => {
      await press('Download CSV');
      expect(screen.getByRole('button', { name: 'Download CSV' })).toHaveAttribute('aria-busy', 'true');
      await press('Download JSON'); // one at a time
      const request = await exporting();
      expect(request.request.params.get('format')).toBe('csv');
      jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
      const headers = { 'Content-Disposition': 'attachment; filename="mine.csv"' };
      request.flush(new Blob(['id,title']), { headers });
      await jest.advanceTimersByTimeAsync(1);
      expect(saved).toEqual([{ href: 'blob:it', name: 'mine.csv' }]);
      expect(urls.revoke).not.toHaveBeenCalled();
      await jest.advanceTimersByTimeAsync(10_000);
      expect(urls.revoke).toHaveBeenCalledWith('blob:it');
      jest.useRealTimers();
      await account.rest();
      expect(account.notices).toEqual(['Your to-dos are in the file mine.csv.']);
      expect(screen.getByRole('button', { name: 'Download CSV' })).toHaveAttribute('aria-busy', 'false');
    });

    it('has a name of its own where the server gives none', async () => {
      await press('Download JSON');
      (await exporting()).flush(new Blob(['{}']));
      await account.rest();
      expect(saved.map(({ name }) => name)).toEqual(['latchlist.json']);
    });

    it.each([
      [429, 'Too many tries. Try again in 30 seconds.'],
      [503, 'Latchlist cannot be reached. Nothing is lost: try again in a moment.'],
      [500, 'Something went wrong. Try again.'],
    ])('says why it failed with %i, and can be tried again', async (status, words) => {
      await press('Download JSON');
      const headers = { 'Retry-After': '30' };
      (await exporting()).flush(new Blob(['{}']), { status, statusText: 'no', headers });
      await account.rest();
      expect(screen.getByRole('alert')).toHaveTextContent(words);
      expect(saved).toEqual([]);
      await press('Download JSON');
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
      (await exporting()).flush(new Blob(['{}']));
      await account.rest();
      expect(saved).toHaveLength(1);
    });
  });

  describe('deleting the account', () => {
    const dialog = () => within(screen.getByRole('dialog', { name: 'Delete your account?' }));
    const password = () => dialog().getByLabelText<HTMLInputElement>('Your password');
    const prove = async (word: string) => {
      await press('Delete my account');
      await user.type(password(), `${word}{Enter}`);
      return expectRequest('/api/auth/delete-user', 'POST');
    };

    it('says what is lost, and offers the file first', () => {
      expect(screen.getByText(/your to-dos, your tags/)).toBeInTheDocument();
      expect(screen.getByText(/download them first/)).toBeInTheDocument();
    });

    it('takes the password, and ends in a farewell in every tab', async () => {
      const request = await prove('correct horse');
      expect(request.request.body).toEqual({ password: 'correct horse' });
      request.flush({ success: true, message: 'User deleted' });
      await account.rest();
      expect(account.store.farewell()).toBe('account-deleted');
      expect(account.posted).toContainEqual({ kind: 'signed-out', farewell: 'account-deleted' });
      expect(account.url).toBe('/sign-in');
    });

    it('stays with the dialog when the password is wrong', async () => {
      refuse(await prove('wrong'), 400, 'INVALID_PASSWORD');
      await account.rest();
      expect(password()).toHaveAccessibleDescription('This is not your password.');
      expect(password()).toHaveValue('wrong');
      expect(account.store.signedIn()).toBe(true);
    });

    it('says when there were too many wrong ones', async () => {
      refuse(await prove('wrong'), 429, 'rate_limited', { 'Retry-After': '600' });
      await account.rest();
      expect(dialog().getByRole('alert')).toHaveTextContent('Too many tries. Try again in 10 minutes.');
    });

    it('does nothing when the user thinks better of it', async () => {
      await press('Delete my account');
      await user.click(dialog().getByRole('button', { name: 'Cancel' }));
      await account.rest();
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
      expect(account.store.signedIn()).toBe(true);
    });
  });
});
