import { ada, bob, freshToken, jwt } from '../../testing/tokens';
import { readAccessToken } from './access-token';
import { AuthStore } from './auth-store';

describe('AuthStore', () => {
  it('knows nothing at first', () => {
    const store = new AuthStore();
    expect(store.status()).toBe('unknown');
    expect(store.signedIn()).toBe(false);
  });

  it('holds the token of the user who is signed in', () => {
    const store = new AuthStore();
    store.begin(ada);
    const token = freshToken();
    store.holdToken(token);
    expect(store.token()).toBe(token);
  });

  it("refuses another user's token", () => {
    const store = new AuthStore();
    store.begin(bob);
    store.holdToken(freshToken());
    expect(store.token()).toBeNull();
  });

  it('refuses a token while nobody is signed in', () => {
    const store = new AuthStore();
    store.holdToken(readAccessToken(jwt(), 0));
    expect(store.token()).toBeNull();
  });

  it('forgets everything at the end', () => {
    const store = new AuthStore();
    store.begin(ada);
    store.holdToken(freshToken());
    store.end('ended');
    expect([store.user(), store.token(), store.status(), store.farewell()]).toEqual([
      null,
      null,
      'signed-out',
      'ended',
    ]);
  });

  it('counts beginnings and ends', () => {
    const store = new AuthStore();
    const before = store.generation();
    store.begin(ada);
    store.end(null);
    expect(store.generation()).toBe(before + 2);
  });
});
