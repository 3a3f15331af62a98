import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { expectRequest, provideTestHttp, settle } from '../../testing/http';
import { ada, bob, freshToken, jwt } from '../../testing/tokens';
import { readAccessToken } from './access-token';
import { AuthStore } from './auth-store';
import { KeepTokenFresh } from './keep-token-fresh';
import { TokenRenewal } from './token-renewal';

describe('TokenRenewal', () => {
  let renewal: TokenRenewal;
  let store: AuthStore;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: provideTestHttp() });
    renewal = TestBed.inject(TokenRenewal);
    store = TestBed.inject(AuthStore);
    store.begin(ada);
  });

  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('hands out the held token without asking', async () => {
    const held = freshToken();
    store.holdToken(held);
    await expect(renewal.token()).resolves.toBe(held.value);
  });

  it('asks once for any number of askers', async () => {
    const asked = [renewal.token(), renewal.token(), renewal.token()];
    const token = jwt();
    (await expectRequest('/api/auth/token')).flush({ token });
    await expect(Promise.all(asked)).resolves.toEqual([token, token, token]);
  });

  it('asks again after a failure', async () => {
    const failed = renewal.token();
    (await expectRequest('/api/auth/token')).error(new ProgressEvent('error'));
    await expect(failed).rejects.toMatchObject({ kind: 'unavailable' });
    const again = renewal.token();
    const token = jwt();
    (await expectRequest('/api/auth/token')).flush({ token });
    await expect(again).resolves.toBe(token);
  });

  it('does not share the renewal of an earlier session', async () => {
    const early = renewal.token();
    const earlyRequest = await expectRequest('/api/auth/token');
    store.end('signed-out');
    store.begin(bob);
    const late = renewal.token();
    const token = jwt({ sub: bob.id });
    (await expectRequest('/api/auth/token')).flush({ token });
    earlyRequest.flush({ token: jwt() });
    await expect(early).rejects.toMatchObject({ code: 'session_ended' });
    await expect(late).resolves.toBe(token);
  });

  it('happens ahead of the expiry by itself', async () => {
    TestBed.inject(KeepTokenFresh);
    store.holdToken(readAccessToken(jwt({ life: 300 }), performance.now() - 241_000));
    TestBed.tick();
    await settle();
    const token = jwt();
    (await expectRequest('/api/auth/token')).flush({ token });
    await settle();
    expect(store.token()?.value).toBe(token);
  });
});
