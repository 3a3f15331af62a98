import type { HostileToken } from '../support/forge-token.ts';

/** Media types that are not that of an access token, under a signature of ours. */
const typed = [
  undefined,
  null,
  '',
  1,
  true,
  ['at+jwt'],
  { type: 'at+jwt' },
  'JWT',
  'jwt',
  'at',
  'jwt+at',
  'at-jwt',
  'at+jwt ',
  ' at+jwt',
  'at+jwt;v=1',
  'at+jwt,JWT',
  'xat+jwt',
  'at+jwtx',
  'id+jwt',
  'rt+jwt',
  'dpop+jwt',
  'logout+jwt',
  'secevent+jwt',
  'text/at+jwt',
  'application/jwt',
  'application/',
  'application/application/at+jwt',
  '/at+jwt',
].map((typ): HostileToken => [
  `the type ${typ === undefined ? 'left out' : JSON.stringify(typ)}`,
  (forge) => forge.token({}, { typ }),
]);

/** Whatever else the system hands out, or gets by mail. */
const others: HostileToken[] = [
  ['the cookie of the session', ({ loot }) => loot.cookie],
  ['the cookie of the session, decoded', ({ loot }) => decodeURIComponent(loot.cookie)],
  ['the token of the session alone', ({ loot }) => loot.cookie.replace(/\..*/, '')],
  ['the cookie of a known device', ({ loot }) => loot.deviceCookie],
  ['the token of a verification mail (HS256)', ({ loot }) => loot.verificationToken],
  ['the token of a reset mail', ({ loot }) => loot.resetToken],
  ['the id of the session', ({ claims }) => String(claims['sid'])],
  ['the id of the user', ({ user }) => user.id],
  ['the id of the key', ({ kid }) => kid],
];

export const TYPES: HostileToken[] = [...typed, ...others];

export const ENVIRONMENTS: HostileToken[] = [
  ['another database, the same URL', ({ loot }) => loot.otherDatabase],
  ['another URL, the same database', ({ loot }) => loot.otherUrl],
];
