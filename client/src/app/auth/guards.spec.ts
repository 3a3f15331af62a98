import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { ada } from '../../testing/tokens';
import { AuthStore } from './auth-store';
import { Session } from './session';
import { signedInGuard } from './signed-in-guard';
import { signedOutGuard } from './signed-out-guard';

describe('the guards', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'sign-in', canActivate: [signedOutGuard], children: [] },
          { path: 'todos', canActivate: [signedInGuard], children: [] },
          { path: 'open', children: [] },
        ]),
        { provide: Session, useValue: { start: () => Promise.resolve() } },
      ],
    });
  });

  const arriveAt = async (url: string) => {
    const router = TestBed.inject(Router);
    await router.navigateByUrl(url);
    return router.url;
  };

  it('lead the signed-out to sign-in, remembering the way', async () => {
    TestBed.inject(AuthStore).end(null);
    expect(await arriveAt('/todos?status=all')).toBe('/sign-in?returnUrl=%2Ftodos%3Fstatus%3Dall');
  });

  it('let the signed-in pass', async () => {
    TestBed.inject(AuthStore).begin(ada);
    expect(await arriveAt('/todos')).toBe('/todos');
  });

  it('let the signed-out reach sign-in', async () => {
    TestBed.inject(AuthStore).end(null);
    expect(await arriveAt('/sign-in')).toBe('/sign-in');
  });

  it.each([
    ['/sign-in', '/todos'],
    ['/sign-in?returnUrl=%2Fopen', '/open'],
    ['/sign-in?returnUrl=%2F%2Fevil.example', '/todos'],
  ])('lead the signed-in from %s to %s', async (url, expected) => {
    TestBed.inject(AuthStore).begin(ada);
    expect(await arriveAt(url)).toBe(expected);
  });
});
