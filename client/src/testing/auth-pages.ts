import { provideLocationMocks } from '@angular/common/testing';
import { TestBed } from '@angular/core/testing';
import { type NavigationExtras, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { authRoutes } from '../app/auth/auth.routes';
import { AuthStore } from '../app/auth/auth-store';
import type { SessionUser } from '../app/auth/auth-types';
import { provideTestHttp } from './http';
import { pretendScreenIs } from './match-media';

/** Opens one of the real pages around signing in, at its real address. */
export async function openAuthPage(
  url: string,
  { user, ...extras }: NavigationExtras & { user?: SessionUser } = {},
): Promise<RouterTestingHarness> {
  pretendScreenIs('wide');
  TestBed.configureTestingModule({ providers: [provideTestHttp(authRoutes), provideLocationMocks()] });
  const store = TestBed.inject(AuthStore);
  if (user) store.begin(user);
  else store.end(null);
  const harness = await RouterTestingHarness.create();
  await TestBed.inject(Router).navigateByUrl(url, extras);
  await harness.fixture.whenStable();
  return harness;
}

export function currentUrl(): string {
  return TestBed.inject(Router).url;
}
