import { gzipSync } from 'node:zlib';
import { base64url, type HostileToken, type Part, thief, type TokenForge } from '../support/forge-token.ts';

const json = JSON.stringify;
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** What stands for the claims, under a right header and signature. */
const PAYLOADS: [what: string, payload: (forge: TokenForge) => Part][] = [
  ['nothing', () => ''],
  ['no JSON', () => 'claims'],
  ['JSON cut short', ({ claims }) => json(claims).slice(0, -1)],
  ['JSON and more', ({ claims }) => `${json(claims)}x`],
  ['JSON twice', ({ claims }) => json(claims).repeat(2)],
  ['JSON with a comment', ({ claims }) => `${json(claims)}/**/`],
  ['JSON in single quotes', ({ claims }) => json(claims).replaceAll('"', "'")],
  ['JSON in JSON', ({ claims }) => json(json(claims))],
  ['a list of claims', ({ claims }) => [claims]],
  ['a list of names and values', ({ claims }) => Object.entries(claims)],
  ['null', () => 'null'],
  ['true', () => 'true'],
  ['a number', () => '42'],
  ['a string', () => '"claims"'],
  ['an empty object', () => ({})],
  ['a form', ({ claims }) => new URLSearchParams(claims as Record<string, string>).toString()],
  ['bytes that are no UTF-8 (RFC 8725, 3.7)', (forge) => withBytes(forge, [0xff])],
  ['overlong UTF-8 (RFC 8725, 3.7)', (forge) => withBytes(forge, [0xc1, 0xa1])],
  ['half a surrogate pair in UTF-8 (RFC 8725, 3.7)', (forge) => withBytes(forge, [0xed, 0xa0, 0x80])],
  ['UTF-16 (RFC 8725, 3.7)', ({ claims }) => Buffer.from(json(claims), 'utf16le')],
  ['gzip (RFC 8725, 3.6)', ({ claims }) => gzipSync(json(claims))],
  ['a NUL behind it', ({ claims }) => `${json(claims)}\0`],
  ['aud twice, the last one wrong', ({ claims }) => json(claims).replace(/}$/, ',"aud":"other"}')],
  ['sub twice, the last one wrong', ({ claims }) => json(claims).replace(/}$/, ',"sub":"admin"}')],
  ['exp twice, the last one wrong', ({ claims }) => json(claims).replace(/}$/, ',"exp":"never"}')],
  ['claims in __proto__', ({ claims }) => `{"__proto__":${json(claims)}}`],
  [
    'ids in __proto__',
    ({ claims }) =>
      json({ ...claims, sub: undefined, proto: { sub: claims['sub'] } }).replace('proto', '__proto__'),
  ],
  ['claims in constructor.prototype', ({ claims }) => ({ constructor: { prototype: claims } })],
  [
    'a user nested without end',
    ({ claims }) => json({ ...claims, sub: 0 }).replace('"sub":0', `"sub":${nested(1_000)}`),
  ],
  ['a claim that makes it 5 kB', ({ claims }) => ({ ...claims, filler: 'x'.repeat(3_500) })],
  ['a claim that makes it 15 kB', ({ claims }) => ({ ...claims, filler: 'x'.repeat(11_000) })],
];

/** What stands for the header: it is read before anybody knows who signed. */
const HEADERS: [what: string, header: (forge: TokenForge) => Part][] = [
  ['nothing', () => ''],
  ['no JSON', () => 'header'],
  ['null', () => 'null'],
  ['a list', ({ header }) => [header]],
  ['a string', () => '"ES256"'],
  ['an empty object', () => ({})],
  ['no UTF-8', () => Buffer.of(0x7b, 0xff, 0x7d)],
  ['all of it in __proto__', ({ header }) => `{"__proto__":${json(header)}}`],
  ['alg twice, the last one none', ({ header }) => json(header).replace(/}$/, ',"alg":"none"}')],
  ['typ twice, the last one JWT', ({ header }) => json(header).replace(/}$/, ',"typ":"JWT"}')],
  ['kid twice, the last one unknown', ({ header }) => json(header).replace(/}$/, ',"kid":"other"}')],
];

function withBytes({ claims }: TokenForge, bytes: number[]): Uint8Array {
  const [before = '', after = ''] = json({ ...claims, name: '|' }).split('|');
  return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
}

export const CONTENTS: HostileToken[] = [
  ...PAYLOADS.map(([what, payload]): HostileToken => [
    `a payload that is ${what}`,
    (forge) => forge.compact(forge.header, payload(forge)),
  ]),
  ...HEADERS.map(([what, header]): HostileToken => [
    `a header that is ${what}`,
    (forge) => forge.compact(header(forge), forge.claims),
  ]),
  [
    "a header of the thief's, nested without end",
    (forge) =>
      forge.compact(
        json({ ...forge.header, x: 0 }).replace('"x":0', `"x":${nested(1_200)}`),
        forge.claims,
        thief(),
      ),
  ],
  ['line breaks in the encoding', async (forge) => (await forge.token()).replace('.', `.${base64url('\n')}`)],
];
