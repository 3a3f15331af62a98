import { jwt } from '../../testing/tokens';
import { isUsable, readAccessToken } from './access-token';

describe('readAccessToken', () => {
  it('measures the life from the moment of the request, whatever the wall clock says', () => {
    const token = readAccessToken(jwt({ iat: 99_999_999_999, life: 300 }), 1_000);
    expect(isUsable(token, 1_000)).toBe(true);
    expect(isUsable(token, 1_000 + 284_000)).toBe(true);
    expect(isUsable(token, 1_000 + 286_000)).toBe(false);
  });

  it('plans the renewal ahead of the expiry', () => {
    expect(readAccessToken(jwt({ life: 300 }), 0).renewAt).toBe(240_000);
  });

  it('reads whose token it is', () => {
    expect(readAccessToken(jwt({ sub: 'bob' }).replaceAll('=', ''), 0).userId).toBe('bob');
  });

  it.each(['', 'x', 'a.b.c'])('refuses %p', (value) => {
    expect(() => readAccessToken(value, 0)).toThrow('cannot be read');
  });
});
