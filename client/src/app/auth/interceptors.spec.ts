import { HttpClient } from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { FakeNotices } from '../../testing/fake-notices';
import { bearerOf, expectRequest, provideTestHttp, refuse, settle } from '../../testing/http';
import { ada, bob, freshToken, jwt } from '../../testing/tokens';
import { Outage } from '../api/outage';
import { Notices } from '../ui/notices';
import { readAccessToken } from './access-token';
import { AuthStore } from './auth-store';
import { PageReload } from './page-reload';
import { Session } from './session';
import { SessionChannel, type SessionMessage } from './session-channel';

describe('the HTTP interceptors', () => {
  let store: AuthStore;
  let notices: FakeNotices;
  let posted: SessionMessage[];
  const reload = jest.fn();

  beforeEach(() => {
    reload.mockReset();
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), { provide: PageReload, useValue: { reload } }],
    });
    posted = [];
    jest.spyOn(TestBed.inject(SessionChannel), 'post').mockImplementation((message) => posted.push(message));
    store = TestBed.inject(AuthStore);
    notices = TestBed.inject(Notices) as unknown as FakeNotices;
    store.begin(ada);
  });

  afterEach(() => TestBed.inject(HttpTestingController).verify());

  const get = (url: string) => {
    const outcome = firstValueFrom(TestBed.inject(HttpClient).get(url));
    outcome.catch(() => undefined);
    return outcome;
  };
  const hold = () => {
    const token = freshToken();
    store.holdToken(token);
    return token.value;
  };
  const status = async (code: number, name: string, headers = {}) => {
    hold();
    const outcome = get('/api/todos');
    refuse(await expectRequest('/api/todos'), code, name, headers);
    return outcome;
  };

  describe('attach the token', () => {
    it.each(['/api/todos', 'http://localhost/api/todos', 'api/todos'])('to %s', async (url) => {
      const token = hold();
      void get(url);
      const request = await expectRequest(url);
      expect(bearerOf(request)).toBe(`Bearer ${token}`);
      request.flush([]);
    });

    it.each([
      '//evil.example/api/todos',
      'https://app.evil/api/todos',
      '/\\evil/api/todos',
      'http://localhost:81/api/todos',
      'https://localhost/api/todos',
      '/assets/api/x.json',
      '/api/../x.json',
      '/api/auth/get-session',
      '/api/health/ready',
    ])('never to %s', async (url) => {
      hold();
      void get(url);
      const request = await expectRequest(url);
      expect(bearerOf(request)).toBeNull();
      request.flush({});
    });

    it('after getting one where none is held', async () => {
      void get('/api/todos');
      const token = jwt();
      (await expectRequest('/api/auth/token')).flush({ token });
      const request = await expectRequest('/api/todos');
      expect(bearerOf(request)).toBe(`Bearer ${token}`);
      request.flush([]);
    });

    it('after getting a new one where the held one is about to expire', async () => {
      store.holdToken(readAccessToken(jwt({ life: 300 }), performance.now() - 290_000));
      void get('/api/todos');
      const token = jwt();
      (await expectRequest('/api/auth/token')).flush({ token });
      const request = await expectRequest('/api/todos');
      expect(bearerOf(request)).toBe(`Bearer ${token}`);
      request.flush([]);
    });
  });

  describe('renew', () => {
    it.each(['token_expired', 'token_missing', 'token_invalid', 'session_revoked'])(
      'once for all requests refused with %s',
      async (code) => {
        hold();
        const outcomes = [get('/api/todos'), get('/api/users/me')];
        refuse(await expectRequest('/api/todos'), 401, code);
        refuse(await expectRequest('/api/users/me'), 401, code);
        const token = jwt();
        (await expectRequest('/api/auth/token')).flush({ token });
        for (const url of ['/api/todos', '/api/users/me']) {
          const replay = await expectRequest(url);
          expect(bearerOf(replay)).toBe(`Bearer ${token}`);
          replay.flush(url);
        }
        await expect(Promise.all(outcomes)).resolves.toEqual(['/api/todos', '/api/users/me']);
      },
    );

    it('and replay a request only once', async () => {
      hold();
      const outcome = get('/api/todos');
      refuse(await expectRequest('/api/todos'), 401, 'token_expired');
      (await expectRequest('/api/auth/token')).flush({ token: jwt() });
      refuse(await expectRequest('/api/todos'), 401, 'token_expired');
      await expect(outcome).rejects.toMatchObject({ kind: 'unauthenticated' });
      expect(store.signedIn()).toBe(true);
    });

    it('not at all when a newer token has come meanwhile', async () => {
      hold();
      const outcome = get('/api/todos');
      const late = await expectRequest('/api/todos');
      const newer = hold();
      refuse(late, 401, 'token_expired');
      const replay = await expectRequest('/api/todos');
      expect(bearerOf(replay)).toBe(`Bearer ${newer}`);
      replay.flush('ok');
      await expect(outcome).resolves.toBe('ok');
    });

    it('and drop a token that arrives after signing out', async () => {
      const outcome = get('/api/todos');
      const renewal = await expectRequest('/api/auth/token');
      TestBed.inject(Session).end('signed-out');
      renewal.flush({ token: jwt() });
      await expect(outcome).rejects.toMatchObject({ code: 'session_ended' });
      expect(store.token()).toBeNull();
    });

    it('not for the user who signed in meanwhile', async () => {
      hold();
      const outcome = get('/api/todos');
      const late = await expectRequest('/api/todos');
      store.end('signed-out');
      store.begin(bob);
      refuse(late, 401, 'session_revoked');
      await expect(outcome).rejects.toMatchObject({ status: 401 });
      expect(store.user()).toEqual(bob);
    });
  });

  describe('end the session', () => {
    it('when the renewal is refused', async () => {
      hold();
      await TestBed.inject(Router).navigateByUrl('/todos?status=all');
      const outcome = get('/api/todos');
      refuse(await expectRequest('/api/todos'), 401, 'token_expired');
      refuse(await expectRequest('/api/auth/token'), 401, 'unauthorized');
      await expect(outcome).rejects.toMatchObject({ kind: 'unauthenticated' });
      await settle();
      expect(store.status()).toBe('signed-out');
      expect(store.farewell()).toBe('ended');
      expect(TestBed.inject(Router).url).toBe('/sign-in?returnUrl=%2Ftodos%3Fstatus%3Dall');
    });

    it('when it was revoked and the cookie is worth no other', async () => {
      const outcome = status(401, 'session_revoked');
      refuse(await expectRequest('/api/auth/token'), 401, 'unauthorized');
      await expect(outcome).rejects.toMatchObject({ kind: 'unauthenticated' });
      expect(store.farewell()).toBe('ended');
      expect(store.user()).toBeNull();
      expect(store.token()).toBeNull();
      expect(posted).toContainEqual({ kind: 'signed-out', farewell: 'ended' });
    });

    it('when the session that followed a revoked one is revoked too', async () => {
      const outcome = status(401, 'session_revoked');
      (await expectRequest('/api/auth/token')).flush({ token: jwt() });
      refuse(await expectRequest('/api/todos'), 401, 'session_revoked');
      await expect(outcome).rejects.toMatchObject({ code: 'session_revoked' });
      expect(store.farewell()).toBe('ended');
    });

    it("when it was revoked and the cookie is now another user's, whose token is not used", async () => {
      const outcome = status(401, 'session_revoked');
      (await expectRequest('/api/auth/token')).flush({ token: jwt({ sub: bob.id }) });
      (await expectRequest('/api/auth/get-session')).flush({ session: {}, user: bob });
      await expect(outcome).rejects.toMatchObject({ code: 'session_ended' });
      expect(store.token()).not.toMatchObject({ userId: bob.id });
      expect(reload).toHaveBeenCalledTimes(1); // forgets everything of the first user
    });
  });

  describe('leave the session alone', () => {
    it('on 403, and tell of it with a way back', async () => {
      await expect(status(403, 'not_owner')).rejects.toMatchObject({ kind: 'forbidden' });
      expect(store.signedIn()).toBe(true);
      expect(notices.shown).toEqual(['You have no access to this.']);
      notices.lastAction?.run();
      await settle();
      expect(TestBed.inject(Router).url).toBe('/todos');
    });

    it('on 429, and say when to try again', async () => {
      await expect(status(429, 'rate_limited', { 'Retry-After': '30' })).rejects.toMatchObject({
        retryAfterSeconds: 30,
      });
      expect(store.signedIn()).toBe(true);
      expect(notices.shown).toEqual(['Too many tries. Try again in 30 seconds.']);
    });

    it.each([502, 503, 504])('on %i, and report an outage', async (code) => {
      await expect(status(code, 'unavailable')).rejects.toMatchObject({ kind: 'unavailable' });
      expect(store.signedIn()).toBe(true);
      expect(TestBed.inject(Outage).active()).toBe(true);
    });

    it('without a network, and report an outage', async () => {
      hold();
      const outcome = get('/api/todos');
      (await expectRequest('/api/todos')).error(new ProgressEvent('error'));
      await expect(outcome).rejects.toMatchObject({ kind: 'unavailable' });
      expect(store.signedIn()).toBe(true);
      expect(TestBed.inject(Outage).active()).toBe(true);
    });

    it('when the renewal meets an outage, a revoked session’s too', async () => {
      const outcome = status(401, 'session_revoked');
      refuse(await expectRequest('/api/auth/token'), 503, 'unavailable');
      await expect(outcome).rejects.toMatchObject({ kind: 'unavailable' });
      expect(store.signedIn()).toBe(true);
    });
  });

  it('call the outage over when the server answers', async () => {
    const outage = TestBed.inject(Outage);
    outage.report(null);
    hold();
    void get('/api/todos');
    (await expectRequest('/api/todos')).flush([]);
    expect(outage.active()).toBe(false);
  });
});
