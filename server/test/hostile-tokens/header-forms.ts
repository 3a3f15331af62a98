import type { RefusalCode } from '../support/forge-token.ts';

/** What is wrong with how a good token is sent, the lines of the request, and what the answer says. */
export type HeaderForm = [what: string, lines: (token: string) => string[], code: RefusalCode];

const header = (value: string) => [`Authorization: ${value}`];

export const HEADER_FORMS: HeaderForm[] = [
  ['nothing', () => [], 'token_missing'],
  ['an empty header', () => header(''), 'token_invalid'],
  ['the scheme alone', () => header('Bearer'), 'token_invalid'],
  ['the scheme and spaces', () => header('Bearer   '), 'token_invalid'],
  ['the token alone', (token) => header(token), 'token_invalid'],
  ['Basic', () => header('Basic dXNlcjpwYXNz'), 'token_invalid'],
  ['Basic with the token', (token) => header(`Basic ${token}`), 'token_invalid'],
  ['Token', (token) => header(`Token ${token}`), 'token_invalid'],
  ['JWT', (token) => header(`JWT ${token}`), 'token_invalid'],
  ['DPoP', (token) => header(`DPoP ${token}`), 'token_invalid'],
  ['Bearerx', (token) => header(`Bearerx ${token}`), 'token_invalid'],
  ['xBearer', (token) => header(`xBearer ${token}`), 'token_invalid'],
  ['a word before the scheme', (token) => header(`x Bearer ${token}`), 'token_invalid'],
  ['the scheme twice', (token) => header(`Bearer Bearer ${token}`), 'token_invalid'],
  ['no space', (token) => header(`Bearer${token}`), 'token_invalid'],
  ['a colon for the space', (token) => header(`Bearer:${token}`), 'token_invalid'],
  ['an equals sign for the space', (token) => header(`Bearer=${token}`), 'token_invalid'],
  ['a tab for the space', (token) => header(`Bearer\t${token}`), 'token_invalid'],
  ['a no-break space for the space', (token) => header(`Bearer\xa0${token}`), 'token_invalid'],
  ['an encoded space', (token) => header(`Bearer%20${token}`), 'token_invalid'],
  ['a parameter', (token) => header(`Bearer token=${token}`), 'token_invalid'],
  ['double quotes', (token) => header(`Bearer "${token}"`), 'token_invalid'],
  ['single quotes', (token) => header(`Bearer '${token}'`), 'token_invalid'],
  ['angle brackets', (token) => header(`Bearer <${token}>`), 'token_invalid'],
  ['a comma behind it', (token) => header(`Bearer ${token},`), 'token_invalid'],
  ['a semicolon behind it', (token) => header(`Bearer ${token};`), 'token_invalid'],
  ['another word behind it', (token) => header(`Bearer ${token} x`), 'token_invalid'],
  ['another token behind it', (token) => header(`Bearer ${token} ${token}`), 'token_invalid'],
  ['another token behind a comma', (token) => header(`Bearer ${token},${token}`), 'token_invalid'],
  [
    'another scheme behind a comma',
    (token) => header(`Bearer ${token} , Basic dXNlcjpwYXNz`),
    'token_invalid',
  ],
  [
    'another scheme before a comma',
    (token) => header(`Basic dXNlcjpwYXNz, Bearer ${token}`),
    'token_invalid',
  ],
  [
    'two headers, the second one bad',
    (token) => [...header(`Bearer ${token}`), ...header('Bearer x')],
    'token_invalid',
  ],
  [
    'two headers, the first one bad',
    (token) => [...header('Bearer x'), ...header(`Bearer ${token}`)],
    'token_invalid',
  ],
  [
    'the same header twice',
    (token) => [...header(`Bearer ${token}`), ...header(`Bearer ${token}`)],
    'token_invalid',
  ],
  [
    'Basic in a second header',
    (token) => [...header(`Bearer ${token}`), ...header('Basic eA==')],
    'token_invalid',
  ],
  ['X-Authorization', (token) => [`X-Authorization: Bearer ${token}`], 'token_missing'],
  ['Proxy-Authorization', (token) => [`Proxy-Authorization: Bearer ${token}`], 'token_missing'],
  ['X-Forwarded-Authorization', (token) => [`X-Forwarded-Authorization: Bearer ${token}`], 'token_missing'],
  ['X-Access-Token', (token) => [`X-Access-Token: ${token}`], 'token_missing'],
  ['Authentication', (token) => [`Authentication: Bearer ${token}`], 'token_missing'],
  ['a cookie', (token) => [`Cookie: token=${token}; access_token=${token}`], 'token_missing'],
  ['a cookie called Authorization', (token) => [`Cookie: Authorization=Bearer ${token}`], 'token_missing'],
  ['the cookie of the session', (token) => [`Cookie: latchlist.session_token=${token}`], 'token_missing'],
  ['the protocol of a web socket', (token) => [`Sec-WebSocket-Protocol: bearer, ${token}`], 'token_missing'],
];

/** Forms that RFC 9110, 11.1 and 11.4, allows for. */
export const GOOD_FORMS: [what: string, value: (token: string) => string][] = [
  ['bearer', (token) => `bearer ${token}`],
  ['BEARER', (token) => `BEARER ${token}`],
  ['two spaces', (token) => `Bearer  ${token}`],
];
