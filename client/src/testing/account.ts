import { provideLocationMocks } from '@angular/common/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { accountRoutes } from '../app/account/account.routes';
import { AuthStore } from '../app/auth/auth-store';
import { SessionChannel, type SessionMessage } from '../app/auth/session-channel';
import type { SessionUser } from '../app/auth/auth-types';
import { Notices } from '../app/ui/notices';
import { pretendDialogsOpen } from './dialogs';
import type { FakeNotices } from './fake-notices';
import { provideTestHttp, settle } from './http';
import { ada, freshToken } from './tokens';

/** One of the real pages of the account, at its real address, with what it says and does around itself. */
export class TestAccount {
  /** What the other tabs were told. */
  readonly posted: SessionMessage[] = [];
  readonly store = TestBed.inject(AuthStore);
  readonly #notices = TestBed.inject(Notices) as unknown as FakeNotices;
  #harness: RouterTestingHarness | undefined;

  static async open(section: string, user: SessionUser = ada): Promise<TestAccount> {
    pretendDialogsOpen();
    const routes = [{ path: 'account', children: accountRoutes }];
    TestBed.configureTestingModule({ providers: [provideTestHttp(routes), provideLocationMocks()] });
    const account = new TestAccount();
    await account.#open(section, user);
    return account;
  }

  get notices(): readonly string[] {
    return this.#notices.shown;
  }

  get url(): string {
    return TestBed.inject(Router).url;
  }

  /** Lets answers that were given arrive, and the page show what comes of them. */
  async rest(): Promise<void> {
    await settle();
    await this.#harness?.fixture.whenStable();
  }

  async #open(section: string, user: SessionUser): Promise<void> {
    jest.spyOn(TestBed.inject(SessionChannel), 'post').mockImplementation((message) => {
      this.posted.push(message);
    });
    this.store.begin(user);
    this.store.holdToken({ ...freshToken(), userId: user.id });
    this.#harness = await RouterTestingHarness.create();
    await TestBed.inject(Router).navigateByUrl(`/account/${section}`);
    await this.#harness.fixture.whenStable();
  }
}
