import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { currentUrl, openAuthPage } from '../../testing/auth-pages';
import { expectRequest, refuse, settle } from '../../testing/http';
import { ada } from '../../testing/tokens';
import type { AddressInfo } from './address-info';

describe('CheckInboxPage', () => {
  const user = userEvent.setup();
  const open = (info?: AddressInfo) => openAuthPage('/check-inbox', { info });
  const again = () => screen.getByRole('button', { name: 'Send again' });

  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('says where the mail went, in the page only, and takes the focus', async () => {
    await open({ email: 'ada@example.com', mailed: 'signed-up' });
    expect(screen.getByRole('heading', { name: 'Check your inbox' })).toBeInTheDocument();
    expect(screen.getByText('ada@example.com')).toBeInTheDocument();
    expect(screen.getByText(/We have sent a mail to this address.*10 minutes/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Sign up again' })).toBeInTheDocument();
    expect(currentUrl()).toBe('/check-inbox');
  });

  it('says that a new mail was sent to who signed in too early', async () => {
    await open({ email: 'ada@example.com', mailed: 'unconfirmed' });
    expect(screen.getByText(/not confirmed yet, so we have sent you a new mail/)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Sign up again' })).toBeNull();
  });

  it('cannot send again before its time', async () => {
    await open({ email: 'ada@example.com', mailed: 'signed-up' });
    expect(again()).toHaveAttribute('aria-disabled', 'true');
    expect(again()).toHaveAccessibleDescription(/sent again in (60|59) seconds/);
    await user.click(again());
    TestBed.inject(HttpTestingController).expectNone('/api/auth/send-verification-email');
  });

  it('asks for the address after a reload, and tells nobody whether it has an account', async () => {
    await open();
    await user.type(screen.getByLabelText('E-mail'), ' bob@example.com{Enter}');
    const request = await expectRequest('/api/auth/send-verification-email', 'POST');
    expect(request.request.body).toEqual({ email: 'bob@example.com' });
    request.flush({ status: true });
    expect(await screen.findByText(/If there is an account whose address waits/)).toBeInTheDocument();
    expect(screen.getByText('bob@example.com')).toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
  });

  it('keeps the way back through sign-in', async () => {
    await openAuthPage('/check-inbox?returnUrl=%2Ftodos%3Fstatus%3Dall');
    const link = screen.getByRole('link', { name: 'Sign in' });
    expect(link).toHaveAttribute('href', '/sign-in?returnUrl=%2Ftodos%3Fstatus%3Dall');
  });

  it('says when to ask again', async () => {
    await open();
    await user.type(screen.getByLabelText('E-mail'), 'bob@example.com{Enter}');
    const request = await expectRequest('/api/auth/send-verification-email', 'POST');
    refuse(request, 429, 'rate_limited', { 'Retry-After': '30' });
    expect(await screen.findByRole('alert')).toHaveTextContent('Too many tries. Try again in 30 seconds.');
  });

  it('spares the signed-in', async () => {
    await openAuthPage('/check-inbox', { user: ada });
    await settle();
    expect(currentUrl()).toBe('/todos');
  });
});
