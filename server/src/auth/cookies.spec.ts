import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { newestSecret, signedValue } from './cookies.ts';

const NAME = 'latchlist.session_token';
const SECRETS = {
  secrets: [
    { version: 2, value: 'newest' },
    { version: 1, value: 'older' },
  ],
  betterAuthSecret: 'oldest',
};

function cookie(value: string, secret: string): string {
  const signature = createHmac('sha256', secret).update(value).digest('base64');
  return `${NAME}=${value}.${encodeURIComponent(signature)}`;
}

const good = cookie('token', 'newest');

describe('the value of a signed cookie', () => {
  it.each([
    ['as it is', good, 'token'],
    ['among others', `a=b; ${good}; ${NAME}2=c`, 'token'],
    ['signed with an older secret', cookie('token', 'older'), undefined],
    ['signed with another', cookie('token', 'a thief’s'), undefined],
    ['of another value', good.replace('token.', 'other.'), undefined],
    ['without a signature', `${NAME}=token`, undefined],
    ['twice', `${good}; ${cookie('other', 'newest')}`, undefined],
    ['twice, once unsigned', `${good}; ${NAME}=token`, undefined],
    ['under another name', good.replace(NAME, 'latchlist.other'), undefined],
    ['not there', undefined, undefined],
  ])('%s', (_, header, value) => {
    expect(signedValue(header, NAME, newestSecret(SECRETS))).toBe(value);
  });

  it('with one secret alone', () => {
    expect(signedValue(cookie('token', 'oldest'), NAME, newestSecret({ ...SECRETS, secrets: [] }))).toBe(
      'token',
    );
  });
});
