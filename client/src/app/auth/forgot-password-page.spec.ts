import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { currentUrl, openAuthPage } from '../../testing/auth-pages';
import { expectRequest, refuse } from '../../testing/http';
import { ada } from '../../testing/tokens';

describe('ForgotPasswordPage', () => {
  const user = userEvent.setup();
  const email = () => screen.getByLabelText('E-mail');
  const ask = async (address = 'ada@example.com') => {
    await user.type(email(), `${address}{Enter}`);
    return expectRequest('/api/auth/request-password-reset', 'POST');
  };

  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('says the same whatever the address is', async () => {
    await openAuthPage('/forgot-password');
    const request = await ask(' ada@example.com ');
    expect(request.request.body).toEqual({ email: 'ada@example.com' });
    request.flush({ status: true, message: 'whatever' });
    expect(
      await screen.findByText(/^If there is an account for this address, a mail is on its way/),
    ).toBeInTheDocument();
    expect(screen.getByText('ada@example.com')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Check your inbox' })).toHaveFocus();
    expect(currentUrl()).toBe('/forgot-password');
  });

  it('lets one correct the address', async () => {
    await openAuthPage('/forgot-password');
    (await ask('ada@example.con')).flush({ status: true });
    await user.click(await screen.findByRole('button', { name: 'Use another one' }));
    expect(email()).toHaveValue('ada@example.con');
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
  });

  it('asks nobody about what is no address', async () => {
    await openAuthPage('/forgot-password');
    await user.type(email(), 'ada{Enter}');
    expect(await screen.findByText('Enter an address like name@example.com.')).toBeInTheDocument();
    expect(email()).toHaveFocus();
  });

  it.each([
    [429, 'rate_limited', 'Too many tries. Try again in 30 seconds.'],
    [503, 'unavailable', 'Latchlist cannot be reached.'],
  ])('keeps what was typed after a %i', async (status, code, text) => {
    await openAuthPage('/forgot-password');
    refuse(await ask(), status, code, { 'Retry-After': '30' });
    expect(await screen.findByRole('alert')).toHaveTextContent(text);
    expect(email()).toHaveValue('ada@example.com');
  });

  it('is open to the signed-in', async () => {
    await openAuthPage('/forgot-password', { user: ada });
    expect(email()).toBeInTheDocument();
  });
});
