import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { currentUrl, openAuthPage } from '../../testing/auth-pages';
import { expectRequest, refuse, settle } from '../../testing/http';
import { ada } from '../../testing/tokens';
import { AuthStore } from './auth-store';

const LINK = '/reset-password#token=from-the-mail';
const PASSWORD = 'correct horse battery';

describe('ResetPasswordPage', () => {
  const user = userEvent.setup();
  const field = () => screen.getByLabelText('New password');
  const choose = async (password = PASSWORD) => {
    await user.type(field(), `${password}{Enter}`);
    return expectRequest('/api/auth/reset-password', 'POST');
  };
  const expectStale = async () => {
    const heading = await screen.findByRole('heading', { name: 'This link does not work any more' });
    const anew = screen.getByRole('link', { name: 'Ask for a new link' });
    expect(anew).toHaveAttribute('href', '/forgot-password');
    return heading;
  };

  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('sets the password and leads to sign-in, which says so', async () => {
    await openAuthPage(LINK);
    const request = await choose();
    expect(request.request.body).toEqual({ token: 'from-the-mail', newPassword: PASSWORD });
    request.flush({ status: true });
    expect(
      await screen.findByText('Your password has been changed. Sign in with the new one.'),
    ).toBeInTheDocument();
    expect(currentUrl()).toBe('/sign-in');
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
    expect(screen.getByRole('heading', { level: 1 })).toHaveAccessibleDescription(/has been changed/);
  });

  it('keeps the token out of the address', async () => {
    await openAuthPage(LINK);
    expect(currentUrl()).toBe('/reset-password');
    expect(JSON.stringify(history.state ?? {})).not.toContain('from-the-mail');
  });

  it('has the rules and the hint of sign-up', async () => {
    await openAuthPage(LINK);
    expect(field()).toHaveAccessibleDescription('At least 12 characters. A few words in a row work well.');
    expect(field()).toHaveAttribute('autocomplete', 'new-password');
    await user.type(field(), 'short{Enter}');
    expect(await screen.findByText('Use at least 12 characters: 7 more to go.')).toBeInTheDocument();
  });

  it("shows the server's reasons under the field, and the link still works", async () => {
    await openAuthPage(LINK);
    (await choose()).flush(
      {
        code: 'validation_failed',
        errors: [
          { pointer: '/newPassword', detail: 'It is known from a leak.' },
          { pointer: '/newPassword', detail: 'It holds your name.' },
        ],
      },
      { status: 400, statusText: 'Bad Request' },
    );
    expect(await screen.findByText('It is known from a leak. It holds your name.')).toBeInTheDocument();
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue(PASSWORD);
    (await choose('!')).flush({ status: true });
  });

  it.each(['INVALID_TOKEN', 'TOKEN_EXPIRED'])('says what to do after %s', async (code) => {
    await openAuthPage(LINK);
    refuse(await choose(), 400, code);
    expect(await expectStale()).toHaveFocus();
  });

  it.each(['/reset-password', '/reset-password#token=', '/reset-password#else'])(
    'takes %s for a link that does not work',
    async (url) => {
      await openAuthPage(url);
      await expectStale();
    },
  );

  it('takes the next link in the same tab', async () => {
    await openAuthPage(LINK);
    refuse(await choose(), 400, 'INVALID_TOKEN');
    await expectStale();
    await TestBed.inject(Router).navigateByUrl('/reset-password#token=newer');
    await settle();
    const request = await choose();
    expect(request.request.body).toMatchObject({ token: 'newer' });
    request.flush({ status: true });
  });

  it('keeps what was typed through an outage', async () => {
    await openAuthPage(LINK);
    refuse(await choose(), 503, 'unavailable');
    expect(await screen.findByRole('alert')).toHaveTextContent('Latchlist cannot be reached.');
    expect(field()).toHaveValue(PASSWORD);
  });

  it('ends the session of the account it was for', async () => {
    await openAuthPage(LINK, { user: ada });
    (await choose()).flush({ status: true });
    (await expectRequest('/api/auth/get-session')).flush(null);
    expect(await screen.findByText(/^Your password has been changed. Sign in/)).toBeInTheDocument();
    expect(TestBed.inject(AuthStore).farewell()).toBe('password-reset');
    expect(currentUrl()).toBe('/sign-in');
  });

  it('leaves somebody else signed in', async () => {
    await openAuthPage(LINK, { user: ada });
    (await choose()).flush({ status: true });
    (await expectRequest('/api/auth/get-session')).flush({ session: {}, user: ada });
    expect(await screen.findByRole('heading', { name: 'Your password has been changed' })).toHaveFocus();
    expect(screen.getByRole('link', { name: 'Go to my to-dos' })).toBeInTheDocument();
    expect(TestBed.inject(AuthStore).user()).toEqual(ada);
  });
});
