import { CompactEncrypt, GeneralEncrypt } from 'jose';
import { createHash, randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import {
  base64url,
  hmac,
  type HostileToken,
  thief,
  THIEF,
  thiefJwk,
  type TokenForge,
} from '../support/forge-token.ts';

const der = THIEF.p256.publicKey.export({ type: 'spki', format: 'der' });
const digest = (hash: string) => createHash(hash).update(der).digest('base64url');

/** Keys, and the places of keys, that a token brings along: the thief signs, and hands over what to verify it with. */
const BROUGHT: [what: string, header: (forge: TokenForge) => object][] = [
  ['in jwk', () => ({ jwk: thiefJwk() })],
  ['in jwk, with no kid', () => ({ jwk: thiefJwk(), kid: undefined })],
  ['in jwk, with a kid of its own', () => ({ jwk: { ...thiefJwk(), kid: 'mine' }, kid: 'mine' })],
  ['behind jku', ({ canary }) => ({ jku: canary })],
  ['behind jku, with a kid of its own', ({ canary }) => ({ jku: canary, kid: 'mine' })],
  [
    'behind jku, on a host that begins with ours',
    ({ canary }) => ({ jku: canary.replace('//', '//latchlist.test@') }),
  ],
  ['behind x5u', ({ canary }) => ({ x5u: canary, kid: undefined })],
  ['in x5c', () => ({ x5c: [der.toString('base64')], kid: undefined })],
  ['by x5t', () => ({ x5t: digest('sha1'), 'x5t#S256': digest('sha256') })],
  ['behind a kid that is a URL', ({ canary }) => ({ kid: canary })],
];

/** Names of keys that are not there, under a signature that is right. */
const KIDS: [what: string, kid: (forge: TokenForge) => unknown][] = [
  ['nobody knows', () => randomUUID()],
  ['is missing', () => undefined],
  ['is empty', () => ''],
  ['is null', () => null],
  ['is a number', () => 0],
  ['is a list of the right one', ({ kid }) => [kid]],
  ['is an object', ({ kid }) => ({ kid })],
  ['is the right one in capitals', ({ kid }) => kid.toUpperCase()],
  ['is the right one and a space', ({ kid }) => `${kid} `],
  ['is the right one and NUL', ({ kid }) => `${kid}\0`],
  ['is the beginning of the right one', ({ kid }) => kid.slice(0, -1)],
  ['is a path', () => '../../../../../../../dev/null'],
  ['is a file URL', () => 'file:///dev/null'],
  ['is SQL', () => "' OR '1'='1"],
  ['is more SQL', () => "x'; DROP TABLE jwks; --"],
  ['is a wildcard', () => '%'],
  ['is a command', () => '$(curl localhost)|`id`'],
  ['is of 2,500 characters', () => 'k'.repeat(2_500)],
  ['is of 4 kB', () => 'k'.repeat(4_096)],
  ['is __proto__', () => '__proto__'],
  ['is constructor', () => 'constructor'],
  ['is toString', () => 'toString'],
  ['is hasOwnProperty', () => 'hasOwnProperty'],
];

const critical: HostileToken[] = [
  ['an unknown critical header', (forge) => forge.token({}, { crit: ['x'], x: 1 })],
  ['an unknown critical header that is not there', (forge) => forge.token({}, { crit: ['x'] })],
  ['a claim for a critical header', (forge) => forge.token({}, { crit: ['exp'], exp: 4_102_444_800 })],
  ['a standard critical header', (forge) => forge.token({}, { crit: ['alg'] })],
  ['a critical header of every object', (forge) => forge.token({}, { crit: ['toString'] })],
  ['no critical headers, in a list', (forge) => forge.token({}, { crit: [] })],
  ['critical headers that are no list', (forge) => forge.token({}, { crit: 'x', x: 1 })],
  ['critical headers that are null', (forge) => forge.token({}, { crit: null })],
  ['an unencoded payload (RFC 7797)', (forge) => forge.token({}, { crit: ['b64'], b64: false })],
  ['an unencoded payload, taken literally', (forge) => unencoded(forge)],
];

/** The payload goes as it is; none of it may be a dot. */
async function unencoded(forge: TokenForge): Promise<string> {
  const header = base64url({ ...forge.header, crit: ['b64'], b64: false });
  const payload = JSON.stringify({ ...forge.claims, iss: 'x' });
  return `${header}.${payload}.${base64url(await forge.sign(`${header}.${payload}`))}`;
}

const wrapped: HostileToken[] = [
  [
    'a payload that is compressed',
    (forge) => forge.compact({ ...forge.header, zip: 'DEF' }, deflateRawSync(JSON.stringify(forge.claims))),
  ],
  [
    'a good token in a signed one (cty: JWT)',
    async (forge) => forge.compact({ ...forge.header, cty: 'JWT' }, await forge.token()),
  ],
  ['a JWE to our own public key', (forge) => encrypted(forge, { alg: 'ECDH-ES', enc: 'A128GCM' })],
  [
    'a good token in a JWE to our own public key',
    async (forge) =>
      encrypted(forge, { alg: 'ECDH-ES+A128KW', enc: 'A128GCM', cty: 'JWT' }, await forge.token()),
  ],
  [
    'a JWE by a password that takes for ever (p2c)',
    ({ header }) =>
      [
        { ...header, alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2c: 2_147_483_647, p2s: 'AAAAAAAAAAA' },
        'key',
        'iv',
        'text',
        'tag',
      ]
        .map(base64url)
        .join('.'),
  ],
  [
    'a password that takes for ever, in three parts',
    (forge) => forge.token({}, { alg: 'PBES2-HS256+A128KW', p2c: 2_147_483_647, p2s: 'AAAAAAAAAAA' }),
  ],
  ['the JSON serialization of a good token', async (forge) => serialized(await forge.token())],
  ['a JWE in its JSON serialization', (forge) => encryptedJson(forge)],
];

const bytes = (text: string) => new TextEncoder().encode(text);

function encrypted(
  forge: TokenForge,
  header: { alg: string; enc: string; cty?: string },
  text?: string,
): Promise<string> {
  const { typ, kid } = forge.header;
  return new CompactEncrypt(bytes(text ?? JSON.stringify(forge.claims)))
    .setProtectedHeader({ ...header, typ: String(typ), kid: String(kid) })
    .encrypt(forge.publicKey);
}

async function encryptedJson({ claims, publicKey }: TokenForge): Promise<string> {
  const jwe = new GeneralEncrypt(bytes(JSON.stringify(claims))).setProtectedHeader({
    alg: 'ECDH-ES',
    enc: 'A128GCM',
  });
  return JSON.stringify(await jwe.addRecipient(publicKey).encrypt());
}

function serialized(token: string): string {
  const [header, payload, signature] = token.split('.');
  return JSON.stringify({ payload, protected: header, signature });
}

export const KEYS: HostileToken[] = [
  ...BROUGHT.map(([what, header]): HostileToken => [
    `a key ${what}`,
    (forge) => forge.signedBy(thief(), header(forge)),
  ]),
  ...KIDS.map(([what, kid]): HostileToken => [
    `a key id that ${what}`,
    (forge) => forge.token({}, { kid: kid(forge) }),
  ]),
  [
    'the empty file as shared secret',
    (forge) => forge.signedBy(hmac(256, ''), { alg: 'HS256', kid: '../../../../../../../dev/null' }),
  ],
];

export const EXTENSIONS: HostileToken[] = [...critical, ...wrapped];
