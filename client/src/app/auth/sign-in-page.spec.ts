import { provideLocationMocks } from '@angular/common/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { render, screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { currentUrl, openAuthPage } from '../../testing/auth-pages';
import { expectRequest, provideTestHttp, refuse, settle } from '../../testing/http';
import { ada } from '../../testing/tokens';
import { AuthStore } from './auth-store';
import { SignInPage } from './sign-in-page';

describe('SignInPage', () => {
  const user = userEvent.setup();
  const show = (returnUrl?: string) =>
    render(SignInPage, {
      providers: [provideTestHttp(), provideLocationMocks()],
      inputs: returnUrl === undefined ? {} : { returnUrl },
    });
  const signIn = async () => {
    await user.type(screen.getByLabelText('E-mail'), 'ada@example.com');
    await user.type(screen.getByLabelText('Password'), 'correct horse battery{Enter}');
    return expectRequest('/api/auth/sign-in/email', 'POST');
  };

  it('leads back to where one was going', async () => {
    await show('/todos?status=all');
    (await signIn()).flush({ user: ada });
    await settle();
    expect(TestBed.inject(Router).url).toBe('/todos?status=all');
    expect(TestBed.inject(AuthStore).user()).toEqual(ada);
  });

  it('never leads off the site', async () => {
    await show('//evil.example');
    (await signIn()).flush({ user: ada });
    await settle();
    expect(TestBed.inject(Router).url).toBe('/todos');
  });

  it('has one message for every wrong pair, and keeps what was typed', async () => {
    await show();
    refuse(await signIn(), 401, 'INVALID_EMAIL_OR_PASSWORD');
    expect(await screen.findByRole('alert')).toHaveTextContent('E-mail or password is wrong.');
    expect(screen.getByLabelText('E-mail')).toHaveValue('ada@example.com');
    expect(screen.getByLabelText('Password')).toHaveValue('correct horse battery');
  });

  it('says when to try again after too many tries', async () => {
    await show();
    refuse(await signIn(), 429, 'rate_limited', { 'Retry-After': '120' });
    expect(await screen.findByRole('alert')).toHaveTextContent('Too many tries. Try again in 2 minutes.');
  });

  it('leads to the inbox when the address is not confirmed, and keeps the way back', async () => {
    await openAuthPage('/sign-in?returnUrl=%2Ftodos%3Fstatus%3Dall');
    refuse(await signIn(), 403, 'EMAIL_NOT_VERIFIED');
    expect(await screen.findByRole('heading', { name: 'Check your inbox' })).toHaveFocus();
    expect(screen.getByText(/not confirmed yet, so we have sent you a new mail/)).toBeInTheDocument();
    expect(screen.getByText('ada@example.com')).toBeInTheDocument();
    expect(currentUrl()).toBe('/check-inbox?returnUrl=%2Ftodos%3Fstatus%3Dall');
  });

  it('says that an account is locked', async () => {
    await show();
    refuse(await signIn(), 403, 'BANNED_USER');
    expect(await screen.findByRole('alert')).toHaveTextContent('This account is locked.');
  });

  it('takes the typed address along to a new password, but not in the URL', async () => {
    await openAuthPage('/sign-in');
    await user.type(screen.getByLabelText('E-mail'), 'ada@example.com');
    await user.click(screen.getByRole('link', { name: 'Forgotten your password?' }));
    await screen.findByRole('heading', { name: 'Forgotten your password?' });
    expect(screen.getByLabelText('E-mail')).toHaveValue('ada@example.com');
    expect(currentUrl()).toBe('/forgot-password');
  });

  it('says that the session has ended', async () => {
    const { fixture } = await show();
    TestBed.inject(AuthStore).end('ended');
    await fixture.whenStable();
    expect(screen.getByRole('status')).toHaveTextContent('Your session has ended. Sign in to go on.');
  });
});
