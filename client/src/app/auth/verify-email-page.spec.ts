import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { currentUrl, openAuthPage } from '../../testing/auth-pages';
import { expectRequest, refuse, settle } from '../../testing/http';
import { ada } from '../../testing/tokens';
import { Outage } from '../api/outage';
import { AuthStore } from './auth-store';

const LINK = '/verify-email#token=from-the-mail';

describe('VerifyEmailPage', () => {
  const user = userEvent.setup();
  const heading = (name: string) => screen.findByRole('heading', { name, level: 1 });
  const expectVerification = () => expectRequest('/api/auth/verify-email', 'POST');

  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('confirms the address by itself, shows that it works on it, and leads to sign-in', async () => {
    await openAuthPage(LINK);
    const request = await expectVerification();
    expect(request.request.body).toEqual({ token: 'from-the-mail' });
    await heading('Confirming your address…');
    expect(currentUrl()).toBe('/verify-email');
    request.flush({ status: true });
    expect(await heading('Your e-mail address is confirmed')).toHaveFocus();
    await user.click(screen.getByRole('link', { name: 'Sign in' }));
    await heading('Sign in');
  });

  it('leads the signed-in on to their to-dos, under their new address', async () => {
    await openAuthPage(LINK, { user: ada });
    (await expectVerification()).flush({ status: true });
    const changed = { ...ada, email: 'new@example.com' };
    (await expectRequest('/api/auth/get-session')).flush({ session: {}, user: changed });
    expect(await screen.findByRole('link', { name: 'Go to my to-dos' })).toBeInTheDocument();
    expect(TestBed.inject(AuthStore).user()).toEqual(changed);
  });

  it('leads from the old inbox to the new one', async () => {
    await openAuthPage(LINK);
    (await expectVerification()).flush({ status: true, next: 'check-new-inbox' });
    await heading('Now check your new inbox');
  });

  it.each(['TOKEN_EXPIRED', 'INVALID_TOKEN'])('offers a new mail after %s', async (code) => {
    await openAuthPage(LINK);
    refuse(await expectVerification(), 401, code);
    expect(await heading('This link does not work any more')).toHaveFocus();
    await user.type(screen.getByLabelText('E-mail'), 'ada@example.com{Enter}');
    (await expectRequest('/api/auth/send-verification-email', 'POST')).flush({ status: true });
    expect(await heading('Check your inbox')).toHaveFocus();
    expect(screen.getByText('ada@example.com')).toBeInTheDocument();
    expect(currentUrl()).toBe('/check-inbox');
  });

  it('asks the server about no link without a token', async () => {
    await openAuthPage('/verify-email');
    await heading('This link does not work any more');
    expect(screen.getByLabelText('E-mail')).toBeInTheDocument();
  });

  it('tells the signed-in what a stale link may have been for', async () => {
    await openAuthPage(LINK, { user: ada });
    refuse(await expectVerification(), 401, 'TOKEN_EXPIRED');
    expect(await screen.findByText(/Were you changing your address/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Go to my account' })).toHaveAttribute('href', '/account');
    expect(screen.queryByLabelText('E-mail')).toBeNull();
    expect(TestBed.inject(AuthStore).signedIn()).toBe(true);
  });

  it('keeps the token through an outage, and tries again when it is over', async () => {
    await openAuthPage(LINK);
    refuse(await expectVerification(), 503, 'unavailable');
    expect(await screen.findByRole('alert')).toHaveTextContent('Latchlist cannot be reached.');
    TestBed.inject(Outage).clear();
    (await expectVerification()).flush({ status: true });
    await heading('Your e-mail address is confirmed');
  });

  it('tries again when asked to', async () => {
    await openAuthPage(LINK);
    refuse(await expectVerification(), 429, 'rate_limited', { 'Retry-After': '30' });
    expect(await screen.findByRole('alert')).toHaveTextContent('Too many tries. Try again in 30 seconds.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    (await expectVerification()).flush({ status: true });
    await settle();
  });
});
