import { Location } from '@angular/common';
import { provideLocationMocks } from '@angular/common/testing';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withNavigationErrorHandler } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { screen } from '@testing-library/angular';
import userEvent from '@testing-library/user-event';
import { FakeNotices } from '../testing/fake-notices';
import { settle } from '../testing/http';
import { AppErrorHandler } from './app-error-handler';
import { FailurePage } from './app-failure-page';
import { FAILURE_PATH, showFailurePage } from './app-navigation-error';
import { Outage } from './api/outage';
import { PageReload } from './auth/page-reload';
import { Notices } from './ui/notices';

const GONE = new Error('Failed to fetch dynamically imported module');

describe('What nobody expected', () => {
  const reload = jest.fn();
  const logged = jest.spyOn(console, 'error').mockImplementation();

  beforeEach(() => {
    jest.clearAllMocks();
    const routes = [
      { path: 'gone', loadComponent: () => Promise.reject(GONE) },
      { path: FAILURE_PATH, component: FailurePage },
    ];
    TestBed.configureTestingModule({
      providers: [
        provideRouter(routes, withNavigationErrorHandler(showFailurePage)),
        provideLocationMocks(),
        provideHttpClientTesting(),
        { provide: PageReload, useValue: { reload } },
        { provide: Notices, useClass: FakeNotices },
        { provide: ErrorHandler, useExisting: AppErrorHandler },
      ],
    });
  });
  afterAll(() => logged.mockRestore());

  async function openGone(): Promise<void> {
    await RouterTestingHarness.create();
    await TestBed.inject(Router).navigateByUrl('/gone?status=all');
    await settle();
  }
  const health = () => TestBed.inject(HttpTestingController).expectOne('/api/health/ready');

  it('is said in place of a page that cannot be loaded, at its address, and offers to load it again', async () => {
    await openGone();
    health().flush({});
    expect(screen.getByRole('heading')).toHaveTextContent('Something went wrong');
    expect(TestBed.inject(Location).path()).toBe('/gone?status=all');
    expect(logged).toHaveBeenCalledWith('ERROR', GONE);
    expect(reload).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Load again' }));
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('goes on by itself when it was an outage', async () => {
    await openGone();
    health().error(new ProgressEvent('error'));
    await settle();
    expect(TestBed.inject(Outage).active()).toBe(true);
    expect(reload).not.toHaveBeenCalled();
    TestBed.inject(Outage).clear();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('is told of in a notice when it happens in the middle of a page', () => {
    TestBed.inject(ErrorHandler).handleError(new Error('not thought of'));
    const notices = TestBed.inject(Notices) as unknown as FakeNotices;
    expect(notices.shown).toEqual(['Something went wrong. What you see may not be what is stored.']);
    notices.lastAction?.run();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('does not end in a circle when not even the notice can be loaded', async () => {
    const show = jest.spyOn(TestBed.inject(Notices), 'show').mockRejectedValue(GONE);
    TestBed.inject(ErrorHandler).handleError(new Error('not thought of'));
    await settle();
    expect(show).toHaveBeenCalledTimes(1);
  });
});
