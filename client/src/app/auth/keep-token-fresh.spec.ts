import { TestBed } from '@angular/core/testing';
import { ada } from '../../testing/tokens';
import { AuthStore } from './auth-store';
import { KeepTokenFresh } from './keep-token-fresh';
import { TokenRenewal } from './token-renewal';

const now = () => performance.now();

describe('KeepTokenFresh', () => {
  const renew = jest.fn(() => Promise.resolve('new'));
  let store: AuthStore;

  beforeEach(() => {
    jest.useFakeTimers();
    renew.mockClear();
    TestBed.configureTestingModule({ providers: [{ provide: TokenRenewal, useValue: { token: renew } }] });
    store = TestBed.inject(AuthStore);
    store.begin(ada);
    TestBed.inject(KeepTokenFresh);
  });
  afterEach(() => jest.useRealTimers());

  function hold(value: string, life: number): void {
    store.holdToken({ value, userId: 'ada', renewAt: now() + life, usableUntil: now() + 2 * life });
    TestBed.tick();
  }

  it('renews a token when its time has come, and the next one too', () => {
    hold('first', 1_000);
    jest.advanceTimersByTime(900);
    expect(renew).not.toHaveBeenCalled();
    jest.advanceTimersByTime(100);
    expect(renew).toHaveBeenLastCalledWith('first');
    hold('second', 1_000);
    jest.advanceTimersByTime(1_000);
    expect(renew).toHaveBeenLastCalledWith('second');
  });

  it('renews even when its timer fires a touch before the time, as browsers do', () => {
    hold('first', 1_000);
    const clock = jest.spyOn(performance, 'now').mockReturnValue(now() + 999);
    jest.advanceTimersByTime(1_000);
    expect(renew).toHaveBeenCalledTimes(1);
    clock.mockRestore();
  });

  it('leaves a tab that nobody looks at until it is looked at again', () => {
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    hold('first', 1_000);
    jest.advanceTimersByTime(5_000);
    expect(renew).not.toHaveBeenCalled();
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(renew).toHaveBeenCalledTimes(1);
    hidden.mockRestore();
  });
});
