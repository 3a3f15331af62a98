import { ActivatedRouteSnapshot, type RouterStateSnapshot } from '@angular/router';
import { unsavedGuard } from './app-unsaved-guard';

describe('unsavedGuard', () => {
  const leave = (mayLeave: boolean, url: string) => {
    const [route, next] = [new ActivatedRouteSnapshot(), { url } as RouterStateSnapshot];
    return unsavedGuard({ mayLeave: () => mayLeave }, route, next, next);
  };

  it('asks the page whether it may be left', () => {
    expect(leave(true, '/trash')).toBe(true);
    expect(leave(false, '/trash')).toBe(false);
  });

  it('stops nobody who signs out', () => {
    expect(leave(false, '/sign-in?returnUrl=%2Ftodos')).toBe(true);
  });
});
