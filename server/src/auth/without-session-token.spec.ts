import { describe, expect, it } from '@jest/globals';
import { withoutSessionToken } from './without-session-token.ts';

describe('withoutSessionToken', () => {
  it('takes the token out, at the top and in the session, and leaves the rest', () => {
    const answer = { token: 'secret', user: { id: '1' }, session: { id: '2', token: 'secret' } };
    expect(withoutSessionToken(answer)).toEqual({ user: { id: '1' }, session: { id: '2' } });
  });

  it.each([null, 'text', 7])('leaves %s alone', (answer) => {
    expect(withoutSessionToken(answer)).toBe(answer);
  });
});
