import { HttpClient } from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import { PendingTasks } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { firstValueFrom, Subject } from 'rxjs';
import { FakeLocks } from '../../testing/fake-locks';
import { expectRequest, provideTestHttp, refuse, settle } from '../../testing/http';
import { ada, bob, freshToken, jwt } from '../../testing/tokens';
import { Outage } from '../api/outage';
import { AuthStore } from './auth-store';
import { PageReload } from './page-reload';
import { Session } from './session';
import { SessionChannel, type SessionMessage } from './session-channel';
import { TokenRenewal } from './token-renewal';

class FakeChannel {
  readonly messages = new Subject<SessionMessage>();
  readonly posted: SessionMessage[] = [];
  post(message: SessionMessage): void {
    this.posted.push(message);
  }
}

describe('Session', () => {
  let session: Session;
  let store: AuthStore;
  let channel: FakeChannel;
  const reload = jest.fn();

  beforeEach(() => {
    reload.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        { provide: SessionChannel, useClass: FakeChannel },
        { provide: PageReload, useValue: { reload } },
      ],
    });
    session = TestBed.inject(Session);
    store = TestBed.inject(AuthStore);
    channel = TestBed.inject(SessionChannel) as unknown as FakeChannel;
  });

  afterEach(() => TestBed.inject(HttpTestingController).verify());

  const answerSession = async (user: typeof ada | null) =>
    (await expectRequest('/api/auth/get-session')).flush(user && { session: { expiresAt: '' }, user });
  const startAs = async (user: typeof ada | null) => {
    const started = session.start();
    await answerSession(user);
    await started;
  };

  it('finds at the start who is signed in', async () => {
    await startAs(ada);
    expect(store.user()).toEqual(ada);
  });

  it('finds at the start that nobody is', async () => {
    await startAs(null);
    expect(store.status()).toBe('signed-out');
  });

  it('takes an outage at the start for no answer, and asks again when it is over', async () => {
    const started = session.start();
    refuse(await expectRequest('/api/auth/get-session'), 503, 'unavailable');
    await settle();
    expect(store.status()).toBe('unknown');
    expect(TestBed.inject(Outage).active()).toBe(true);
    TestBed.inject(Outage).clear();
    await answerSession(ada);
    await started;
    expect(store.signedIn()).toBe(true);
  });

  it('signs out here and tells the other tabs', async () => {
    await startAs(ada);
    store.holdToken(freshToken());
    const done = session.signOut();
    const request = await expectRequest('/api/auth/sign-out', 'POST');
    expect(request.request.body).toEqual({});
    request.flush({ success: true });
    await done;
    await settle();
    expect(store.farewell()).toBe('signed-out');
    expect(store.token()).toBeNull();
    expect(channel.posted).toEqual([{ kind: 'signed-out', farewell: 'signed-out' }]);
    expect(TestBed.inject(Router).url).toBe('/sign-in');
  });

  it('lets what is being written arrive before it signs out', async () => {
    await startAs(ada);
    const arrived = TestBed.inject(PendingTasks).add();
    const done = session.signOut();
    await settle();
    TestBed.inject(HttpTestingController).expectNone('/api/auth/sign-out');
    arrived();
    (await expectRequest('/api/auth/sign-out', 'POST')).flush({ success: true });
    await done;
    expect(store.signedIn()).toBe(false);
  });

  it('does not wait for ever for an answer', async () => {
    await startAs(ada);
    const arrived = TestBed.inject(PendingTasks).add();
    jest.useFakeTimers();
    const done = session.signOut();
    await jest.advanceTimersByTimeAsync(3_000);
    jest.useRealTimers();
    (await expectRequest('/api/auth/sign-out', 'POST')).flush({ success: true });
    await done;
    expect(store.signedIn()).toBe(false);
    arrived();
  });

  it('gets no token while it signs out, nor after', async () => {
    await startAs(ada);
    const release = FakeLocks.install().hold();
    const token = TestBed.inject(TokenRenewal).token();
    const refused = expect(token).rejects.toMatchObject({ code: 'session_ended' });
    store.end('signed-out'); // in another tab, which holds the lock
    release();
    await refused;
    TestBed.inject(HttpTestingController).expectNone('/api/auth/token');
    FakeLocks.remove();
  });

  it('waits no longer when the page is left', async () => {
    await startAs(ada);
    const arrived = TestBed.inject(PendingTasks).add();
    const done = session.signOut();
    window.dispatchEvent(new Event('pagehide'));
    const atOnce = TestBed.inject(HttpTestingController).expectOne('/api/auth/sign-out');
    expect(atOnce.request.keepalive).toBe(true);
    atOnce.flush({ success: true });
    arrived();
    (await expectRequest('/api/auth/sign-out', 'POST')).flush({ success: true });
    await done;
    window.dispatchEvent(new Event('pagehide'));
    TestBed.inject(HttpTestingController).expectNone('/api/auth/sign-out');
  });

  it('holds back what is asked while it signs out', async () => {
    await startAs(ada);
    store.holdToken(freshToken());
    const done = session.signOut();
    const leaving = await expectRequest('/api/auth/sign-out', 'POST');
    const asked = firstValueFrom(TestBed.inject(HttpClient).get('/api/todos'));
    const refused = expect(asked).rejects.toMatchObject({ code: 'session_ended' });
    await settle();
    TestBed.inject(HttpTestingController).expectNone('/api/todos');
    leaving.flush({ success: true });
    await Promise.all([done, refused]);
    expect(session.leaving).toBeNull();
  });

  it('stays signed in when signing out does not get through, and asks what was held back', async () => {
    await startAs(ada);
    store.holdToken(freshToken());
    const done = session.signOut();
    await settle();
    const asked = firstValueFrom(TestBed.inject(HttpClient).get('/api/todos'));
    (await expectRequest('/api/auth/sign-out', 'POST')).error(new ProgressEvent('error'));
    await expect(done).rejects.toMatchObject({ kind: 'unavailable' });
    expect(store.signedIn()).toBe(true);
    (await expectRequest('/api/todos')).flush('list');
    await expect(asked).resolves.toBe('list');
  });

  it('follows another tab out', async () => {
    await startAs(ada);
    channel.messages.next({ kind: 'signed-out', farewell: 'ended' });
    expect(store.farewell()).toBe('ended');
    expect(channel.posted).toEqual([]);
  });

  it('follows another tab in', async () => {
    await startAs(null);
    channel.messages.next({ kind: 'signed-in' });
    await answerSession(ada);
    await settle();
    expect(store.user()).toEqual(ada);
  });

  it('starts afresh when another tab signed in as somebody else', async () => {
    await startAs(ada);
    channel.messages.next({ kind: 'signed-in' });
    await answerSession(bob);
    await settle();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('ends with a reset of its password, here and in the other tabs', async () => {
    await startAs(ada);
    const ended = session.endAfterReset();
    await answerSession(null);
    await ended;
    expect(store.farewell()).toBe('password-reset');
    expect(channel.posted).toEqual([{ kind: 'signed-out', farewell: 'password-reset' }]);
  });

  it('says of a reset to the signed-out too', async () => {
    await startAs(null);
    await session.endAfterReset();
    await settle();
    expect(store.farewell()).toBe('password-reset');
    expect(TestBed.inject(Router).url).toBe('/sign-in');
  });

  it('takes over a new address, here and in the other tabs', async () => {
    await startAs(ada);
    const held = freshToken();
    store.holdToken(held);
    const changed = session.userChanged();
    const user = { ...ada, email: 'new@example.com' };
    await answerSession(user);
    await changed;
    expect(store.user()).toEqual(user);
    expect(store.token()).toBe(held);
    expect(channel.posted).toEqual([{ kind: 'signed-in' }]);
  });

  it('uses the token another tab got, if it is for the same user', async () => {
    await startAs(ada);
    const value = jwt();
    channel.messages.next({ kind: 'token', value: jwt({ sub: bob.id }), age: 0 });
    expect(store.token()).toBeNull();
    channel.messages.next({ kind: 'token', value, age: 0 });
    expect(store.token()?.value).toBe(value);
  });
});
