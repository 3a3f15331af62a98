import { Location } from '@angular/common';
import { provideLocationMocks } from '@angular/common/testing';
import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { MailedToken } from './mailed-token';
import { mailedTokenGuard } from './mailed-token-guard';

@Component({ template: '{{ token() }}' })
class Page {
  readonly token = inject(MailedToken).value;
}

const takesToken = (path: string) => ({
  path,
  component: Page,
  providers: [MailedToken],
  canActivate: [mailedTokenGuard],
  runGuardsAndResolvers: 'always' as const,
});

describe('mailedTokenGuard', () => {
  let harness: RouterTestingHarness;
  const seen: string[] = [];

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideRouter([takesToken('verify'), takesToken('reset')]), provideLocationMocks()],
    });
    seen.length = 0;
    TestBed.inject(Location).onUrlChange((url) => seen.push(url));
    harness = await RouterTestingHarness.create();
  });

  it('hands the token to the page and leaves none in the address', async () => {
    await harness.navigateByUrl('/verify?from=mail#token=a.b-c_d');
    expect(harness.routeNativeElement).toHaveTextContent('a.b-c_d');
    expect(TestBed.inject(Router).url).toBe('/verify?from=mail');
    expect(seen.filter((url) => url.includes('token'))).toEqual([]);
  });

  it('takes the next token too, on the page that is open already', async () => {
    await harness.navigateByUrl('/verify#token=first');
    await harness.navigateByUrl('/verify#token=second');
    expect(harness.routeNativeElement).toHaveTextContent('second');
    expect(TestBed.inject(Router).url).toBe('/verify');
  });

  it('gives one page’s token to no other', async () => {
    await harness.navigateByUrl('/verify#token=first');
    await harness.navigateByUrl('/reset');
    expect(harness.routeNativeElement?.textContent).toBe('');
  });

  it('leaves any other fragment alone', async () => {
    await harness.navigateByUrl('/verify#main');
    expect(TestBed.inject(Router).url).toBe('/verify#main');
  });
});
