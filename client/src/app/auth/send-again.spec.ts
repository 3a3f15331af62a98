import { TestBed } from '@angular/core/testing';
import { render, screen } from '@testing-library/angular';
import { userEvent } from '@testing-library/user-event';
import { type Observable, of, Subject, throwError } from 'rxjs';
import { ApiError } from '../api/api-error';
import { SendAgain } from './send-again';

describe('SendAgain', () => {
  const user = userEvent.setup({ advanceTimers: (ms) => jest.advanceTimersByTime(ms) });
  const button = () => screen.getByRole('button', { name: 'Send again' });
  const wait = async (seconds: number) => {
    await jest.advanceTimersByTimeAsync(seconds * 1000);
    TestBed.tick();
  };
  const show = (send: (email: string) => Observable<unknown>) =>
    render(SendAgain, { inputs: { email: 'ada@example.com', send, sentText: 'It went.' } });

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('waits a minute, sends, says so, and waits again', async () => {
    const send = jest.fn(() => of({}));
    await show(send);
    await wait(59);
    expect(button()).toHaveAttribute('aria-disabled', 'true');
    expect(button()).toHaveAccessibleDescription('You can have it sent again in 1 second.');
    await wait(1);
    expect(button()).not.toHaveAttribute('aria-disabled', 'true');
    expect(button()).not.toHaveAccessibleDescription();
    await user.click(button());
    expect(send).toHaveBeenCalledWith('ada@example.com');
    await wait(1);
    expect(screen.getByRole('status')).toHaveTextContent('It went.');
    expect(button()).toHaveAttribute('aria-disabled', 'true');
  });

  it('says what went wrong, and waits as long as the server asked for', async () => {
    await show(() => throwError(() => new ApiError('rateLimited', 429, 'rate_limited', '', [], 90)));
    await wait(60);
    await user.click(button());
    await wait(0);
    expect(screen.getByRole('alert')).toHaveTextContent('Too many tries. Try again in 2 minutes.');
    await wait(89);
    expect(button()).toHaveAttribute('aria-disabled', 'true');
    await wait(1);
    expect(button()).not.toHaveAttribute('aria-disabled', 'true');
  });

  it('can be tried at once after an outage, but not while it is sending', async () => {
    const answer = new Subject<unknown>();
    const send = jest.fn(() => answer);
    await show(send);
    await wait(60);
    await user.click(button());
    await user.click(button());
    expect(send).toHaveBeenCalledTimes(1);
    answer.error(new ApiError('unavailable', 503, 'unavailable', ''));
    await wait(0);
    expect(screen.getByRole('alert')).toHaveTextContent('Latchlist cannot be reached.');
    expect(button()).not.toHaveAttribute('aria-disabled', 'true');
  });
});
