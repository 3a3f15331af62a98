import { provideLocationMocks } from '@angular/common/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { render, screen, waitFor } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { FakeNotices } from '../../testing/fake-notices';
import { expectRequest, provideTestHttp, refuse, settle } from '../../testing/http';
import { ada } from '../../testing/tokens';
import { Notices } from '../ui/notices';
import { AuthStore } from './auth-store';
import { SignUpPage } from './sign-up-page';

describe('SignUpPage', () => {
  const user = userEvent.setup();
  const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
  const submit = () => user.click(screen.getByRole('button', { name: 'Create account' }));
  const fill = async (name: string, email: string, password: string) => {
    if (name) await user.type(field('Name'), name);
    if (email) await user.type(field('E-mail'), email);
    if (password) await user.type(field('Password'), password);
  };

  beforeEach(() => render(SignUpPage, { providers: [provideTestHttp(), provideLocationMocks()] }));

  it('says under each field what to correct, and goes to the first wrong one', async () => {
    await fill('Ada', 'ada at example', 'short');
    await submit();
    expect(await screen.findByText('Enter an address like name@example.com.')).toBeInTheDocument();
    expect(screen.getByText('Use at least 12 characters: 7 more to go.')).toBeInTheDocument();
    expect(field('E-mail')).toHaveFocus();
    expect(field('E-mail')).toHaveAccessibleDescription('Enter an address like name@example.com.');
    expect(field('E-mail')).toBeInvalid();
  });

  it('asks for what is missing', async () => {
    await submit();
    expect(await screen.findByText('Enter your name.')).toBeInTheDocument();
    expect(field('Name')).toHaveFocus();
  });

  it('counts characters, not UTF-16 units', async () => {
    await fill('Ada', 'ada@example.com', '🔒🔒🔒🔒🔒🔒');
    await submit();
    expect(await screen.findByText('Use at least 12 characters: 6 more to go.')).toBeInTheDocument();
  });

  it('welcomes the new user to the to-dos', async () => {
    await fill(' Ada Lovelace', 'ada@example.com', 'correct horse battery');
    await submit();
    const request = await expectRequest('/api/auth/sign-up/email', 'POST');
    expect(request.request.body).toEqual({
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      password: 'correct horse battery',
    });
    request.flush({ user: ada });
    await settle();
    expect(TestBed.inject(AuthStore).user()).toEqual(ada);
    expect(TestBed.inject(Router).url).toBe('/todos');
    const notices = TestBed.inject(Notices) as unknown as FakeNotices;
    expect(notices.shown).toEqual(['Welcome, Ada Lovelace. Your account is ready.']);
  });

  it('leads to the inbox, not signed in, when the address must be confirmed', async () => {
    await fill('Ada', ' ada@example.com', 'correct horse battery');
    await submit();
    const request = await expectRequest('/api/auth/sign-up/email', 'POST');
    request.flush({ user: ada, verificationRequired: true });
    await settle();
    const router = TestBed.inject(Router);
    expect(router.url).toBe('/check-inbox');
    const info = { email: 'ada@example.com', mailed: 'signed-up' };
    expect(router.lastSuccessfulNavigation()?.extras.info).toEqual(info);
    expect(TestBed.inject(AuthStore).signedIn()).toBe(false);
  });

  it('puts "already exists" on the e-mail field and keeps what was typed', async () => {
    await fill('Ada', 'ada@example.com', 'correct horse battery');
    await submit();
    refuse(
      await expectRequest('/api/auth/sign-up/email', 'POST'),
      422,
      'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL',
    );
    expect(
      await screen.findByText('There is already an account with this e-mail address.'),
    ).toBeInTheDocument();
    expect(field('E-mail')).toHaveFocus();
    expect(field('Name')).toHaveValue('Ada');
    expect(field('Password')).toHaveValue('correct horse battery');
  });

  it("puts the server's field errors on their fields", async () => {
    await fill('Ada', 'ada@example.com', 'correct horse battery');
    await submit();
    (await expectRequest('/api/auth/sign-up/email', 'POST')).flush(
      { code: 'validation_failed', errors: [{ pointer: '/password', detail: 'This password was leaked.' }] },
      { status: 400, statusText: 'Bad Request' },
    );
    expect(await screen.findByText('This password was leaked.')).toBeInTheDocument();
    expect(field('Password')).toHaveFocus();
  });

  it('cannot be sent twice', async () => {
    await fill('Ada', 'ada@example.com', 'correct horse battery');
    await submit();
    await submit();
    await user.type(field('Password'), '{Enter}');
    const request = await expectRequest('/api/auth/sign-up/email', 'POST');
    const button = screen.getByRole('button', { name: 'Create account' });
    expect(button).toHaveAttribute('aria-busy', 'true');
    refuse(request, 503, 'unavailable');
    await waitFor(() => expect(button).toHaveAttribute('aria-busy', 'false'));
  });

  it('can be sent again after an outage, with all that was typed', async () => {
    await fill('Ada', 'ada@example.com', 'correct horse battery');
    await submit();
    refuse(await expectRequest('/api/auth/sign-up/email', 'POST'), 503, 'unavailable');
    expect(await screen.findByRole('alert')).toHaveTextContent('Latchlist cannot be reached.');
    expect(field('Password')).toHaveValue('correct horse battery');
    await submit();
    (await expectRequest('/api/auth/sign-up/email', 'POST')).flush({ user: ada });
  });

  it('shows and hides the password', async () => {
    await user.click(screen.getByRole('button', { name: 'Show password' }));
    expect(field('Password')).toHaveAttribute('type', 'text');
    expect(field('Password')).toHaveAttribute('autocomplete', 'new-password');
    await user.click(screen.getByRole('button', { name: 'Hide password' }));
    expect(field('Password')).toHaveAttribute('type', 'password');
  });
});
