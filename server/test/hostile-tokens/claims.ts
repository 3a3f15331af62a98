import { type HostileToken, MINUTE, now, type RefusalCode, type TokenForge } from '../support/forge-token.ts';
import { APP_URL } from '../support/test-app.ts';

type Change = (forge: TokenForge) => object;

const rows = (changes: [what: string, claims: Change, code?: RefusalCode][]) =>
  changes.map(([what, claims, code]): HostileToken => {
    const make = (forge: TokenForge) => forge.token(claims(forge));
    return code ? [what, make, code] : [what, make];
  });

type Values = Record<string, (forge: TokenForge) => unknown>;

/** A claim that is not what it must be, one row a value. */
const claim = (name: string, values: Values) =>
  Object.entries(values).map(([what, value]): HostileToken => [
    `${name} that is ${what}`,
    (forge) => forge.token({ [name]: value(forge) }),
  ]);

const fixed = (values: Record<string, unknown>): Values =>
  Object.fromEntries(Object.entries(values).map(([what, value]) => [what, () => value]));

const notATime = (ahead: number): Values => ({
  missing: () => undefined,
  null: () => null,
  'a string': () => String(now() + ahead),
  'a date': () => new Date(Date.now() + ahead * 1_000).toISOString(),
  'a list': () => [now() + ahead],
  'an object': () => ({ seconds: now() + ahead }),
  true: () => true,
});

export const TIMES: HostileToken[] = [
  ...claim('exp', notATime(MINUTE)),
  ...claim('iat', notATime(0)),
  ...claim('nbf', notATime(0)).filter(([what]) => !what.endsWith('missing')), // it is optional
  ...rows([
    ['exp just past the 5 s of tolerance', () => ({ iat: now() - MINUTE, exp: now() - 6 }), 'token_expired'],
    ['exp an hour ago', () => ({ iat: now() - 61 * MINUTE, exp: now() - 60 * MINUTE }), 'token_expired'],
    ['exp with a fraction, past', () => ({ iat: now() - MINUTE, exp: now() - 6.5 }), 'token_expired'],
    ['exp of zero', () => ({ iat: -MINUTE, exp: 0 }), 'token_expired'],
    ['exp below zero', () => ({ iat: -2 * MINUTE, exp: -MINUTE }), 'token_expired'],
    ['exp one second beyond the longest life', () => ({ exp: now() + 5 * MINUTE + 1 })],
    ['exp half a second beyond the longest life', () => ({ iat: now(), exp: now() + 5 * MINUTE + 0.5 })],
    ['exp in milliseconds', () => ({ exp: Date.now() + MINUTE * 1_000 })],
    ['exp of 1e308', () => ({ exp: 1e308 })],
    [
      'a life beyond the longest, though nearly over',
      () => ({ iat: now() - 5 * MINUTE, exp: now() + MINUTE }),
    ],
    ['iat beyond the tolerance', () => ({ iat: now() + 10, exp: now() + MINUTE })],
    ['iat in milliseconds', () => ({ iat: Date.now(), exp: Date.now() + MINUTE })],
    ['iat of zero', () => ({ iat: 0 })],
    ['iat below zero', () => ({ iat: -1e308 })],
    ['iat of 1e308', () => ({ iat: 1e308, exp: 1e308 })],
    ['nbf beyond the tolerance', () => ({ nbf: now() + 10 })],
    ['nbf of 1e308', () => ({ nbf: 1e308 })],
    ['expired, and for another audience too', () => ({ iat: now() - MINUTE, exp: now() - 10, aud: 'other' })],
    ['expired, and without a user too', () => ({ iat: now() - MINUTE, exp: now() - 10, sub: '' })],
    ['expired, and from another issuer too', () => ({ iat: now() - MINUTE, exp: now() - 10, iss: 'other' })],
  ]),
  ['exp of infinity', (forge) => withNumber(forge, { exp: '1e999' })],
  ['exp and iat of infinity', (forge) => withNumber(forge, { exp: '1e999', iat: '1e999' })],
  ['iat of minus infinity', (forge) => withNumber(forge, { iat: '-1e999' })],
  ['nbf of infinity', (forge) => withNumber(forge, { nbf: '1e999' })],
];

/** Numbers as JSON can write them, but no number of ours can be. */
function withNumber(forge: TokenForge, numbers: Record<string, string>): Promise<string> {
  const kept = Object.entries(forge.claims).filter(([name]) => !(name in numbers));
  const texts = kept.map(([name, value]) => [name, JSON.stringify(value)]).concat(Object.entries(numbers));
  return forge.compact(
    forge.header,
    `{${texts.map(([name, value]) => `"${name ?? ''}":${value ?? ''}`).join()}}`,
  );
}

const host = new URL(APP_URL).host;

export const ISSUERS: HostileToken[] = claim(
  'iss',
  fixed({
    missing: undefined,
    null: null,
    empty: '',
    'somebody else': 'https://evil.example',
    'in another case': APP_URL.replace(host, host.toUpperCase()),
    'with a slash at the end': `${APP_URL}/`,
    'with a space at the end': `${APP_URL} `,
    'with a port': `${APP_URL}:80`,
    'of another scheme': `https://${host}`,
    'the beginning of ours': APP_URL.slice(0, -1),
    'more than ours': `${APP_URL}.evil.example`,
    'ours as a user name': `http://${host}@evil.example`,
    'the host alone': host,
    'a list of ours': [APP_URL],
    'an object': { [APP_URL]: true },
  }),
);

export const AUDIENCES: HostileToken[] = claim(
  'aud',
  fixed({
    missing: undefined,
    null: null,
    empty: '',
    true: true,
    'the URL of the application': APP_URL,
    'in another case': 'Latchlist-API',
    'with a slash at the end': 'latchlist-api/',
    'with a space at the end': 'latchlist-api ',
    'the beginning of ours': 'latchlist',
    'more than ours': 'latchlist-api-admin',
    'an empty list': [],
    'a list of ours': ['latchlist-api'],
    'ours among others': ['other', 'latchlist-api'],
    'ours and others in one text': 'latchlist-api other',
    'a list in a list': [['latchlist-api']],
    'an object': { 'latchlist-api': true },
  }),
);

const notAnId = (right: (forge: TokenForge) => string): Values => ({
  ...fixed({
    missing: undefined,
    null: null,
    empty: '',
    'a number': 1,
    true: true,
    'an object': { $ne: null },
    'a word': 'admin',
    SQL: "' OR true --",
  }),
  'a list of the right one': (forge) => [right(forge)],
  'an object that reads as the right one': (forge) => ({ toString: right(forge), value: right(forge) }),
  'the right one and SQL': (forge) => `${right(forge)}' OR 'a'='a`,
  'the right one in capitals': (forge) => right(forge).toUpperCase(),
  'the right one without dashes': (forge) => right(forge).replaceAll('-', ''),
  'the right one in braces': (forge) => `{${right(forge)}}`,
  'the right one as a URN': (forge) => `urn:uuid:${right(forge)}`,
  'the right one and a line break': (forge) => `${right(forge)}\n`,
  'the right one and NUL': (forge) => `${right(forge)}\0`,
});

export const IDS: HostileToken[] = [
  ...claim(
    'sub',
    notAnId(({ user }) => user.id),
  ),
  ...claim(
    'sid',
    notAnId(({ claims }) => String(claims['sid'])),
  ),
  ['sub that is an e-mail address', (forge) => forge.token({ sub: forge.user.email })],
  ...claim(
    'jti',
    fixed({
      missing: undefined,
      null: null,
      empty: '',
      'a number': 1,
      true: true,
      'a list': ['id'],
      'an object': { $ne: null },
    }),
  ),
];
