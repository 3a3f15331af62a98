import {
  base64url,
  type HostileToken,
  inUtf8,
  MINUTE,
  now,
  type Signer,
  type TokenForge,
} from '../support/forge-token.ts';

/** Of the group of P-256. */
const ORDER = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex');
const ZERO = Buffer.alloc(32);
const ONE = Buffer.concat([Buffer.alloc(31), Buffer.of(1)]);

type Edit = (
  header: string,
  payload: string,
  signature: string,
  forge: TokenForge,
) => string | Promise<string>;

/** A good token, its three parts put together anew. */
const parts = (edit: Edit) => async (forge: TokenForge) => {
  const [header = '', payload = '', signature = ''] = (await forge.token()).split('.');
  return edit(header, payload, signature, forge);
};

/** A good token with other bytes for a signature. */
const bytes = (edit: (signature: Buffer) => Uint8Array) =>
  parts(
    (header, payload, signature) =>
      `${header}.${payload}.${base64url(edit(Buffer.from(signature, 'base64url')))}`,
  );

/** A good token with another text for a signature. */
const text = (edit: (signature: string) => string) =>
  parts((header, payload, signature) => `${header}.${payload}.${edit(signature)}`);

/** A signature of ours over something other than header, dot and payload. */
const over = (edit: (input: string) => string) => (forge: TokenForge) => {
  const signer: Signer = (input) => forge.sign(edit(input));
  return forge.signedBy(signer, {});
};

const shapes: HostileToken[] = [
  ['one word', () => 'garbage'],
  ['three words', () => 'a.b.c'],
  ['dots alone', () => '..'],
  ['a dot', () => '.'],
  ['no third part', parts((header, payload) => `${header}.${payload}`)],
  ['an empty third part', parts((header, payload) => `${header}.${payload}.`)],
  ['an empty payload', parts((header, _, signature) => `${header}..${signature}`)],
  ['an empty header', parts((_, payload, signature) => `.${payload}.${signature}`)],
  [
    'a fourth part',
    parts((...[header, payload, signature]) => [header, payload, signature, signature].join('.')),
  ],
  ['a dot at the end', parts((header, payload, signature) => `${header}.${payload}.${signature}.`)],
  ['a dot at the start', parts((header, payload, signature) => `.${header}.${payload}.${signature}`)],
  ['header and payload swapped', parts((header, payload, signature) => `${payload}.${header}.${signature}`)],
  [
    'payload and signature swapped',
    parts((header, payload, signature) => `${header}.${signature}.${payload}`),
  ],
];

/** Not among them: (r, n − s), which ECDSA holds for as good as (r, s). Nothing here goes by the text of a token. */
const values: HostileToken[] = [
  ['a signature one byte short', bytes((signature) => signature.subarray(0, 63))],
  ['half a signature', bytes((signature) => signature.subarray(0, 32))],
  ['a signature one byte long', bytes((signature) => Buffer.concat([signature, Buffer.of(0)]))],
  ['a signature given twice', bytes((signature) => Buffer.concat([signature, signature]))],
  ['a signature with one bit changed', bytes((signature) => signature.with(40, (signature[40] ?? 0) ^ 1))],
  ['a signature of zeroes (CVE-2022-21449)', bytes(() => Buffer.alloc(64))],
  ['r of zero (CVE-2022-21449)', bytes((signature) => Buffer.concat([ZERO, signature.subarray(32)]))],
  ['s of zero (CVE-2022-21449)', bytes((signature) => Buffer.concat([signature.subarray(0, 32), ZERO]))],
  ['r and s of the order of the group (CVE-2022-21449)', bytes(() => Buffer.concat([ORDER, ORDER]))],
  ['r and s of one', bytes(() => Buffer.concat([ONE, ONE]))],
  [
    'r and s swapped',
    bytes((signature) => Buffer.concat([signature.subarray(32), signature.subarray(0, 32)])),
  ],
  ['a signature in DER', bytes(inDer)],
  ['zeroes in DER (CVE-2022-21449)', bytes(() => inDer(Buffer.alloc(64)))],
  [
    'the signature of another token',
    parts(
      async (header, payload, _, forge) =>
        `${header}.${payload}.${(await forge.token()).split('.')[2] ?? ''}`,
    ),
  ],
  ['a signature of the payload alone', over((input) => input.replace(/^.*\./, ''))],
  ['a signature of the header alone', over((input) => input.replace(/\..*$/, ''))],
  ['a signature of both without the dot', over((input) => input.replace('.', ''))],
  ['a signature of the text before its encoding', over(decoded)],
];

const contents: HostileToken[] = [
  [
    "another user's id under a signature for one's own",
    parts((header, _, signature, { claims, stranger }) =>
      [header, base64url({ ...claims, sub: stranger.id }), signature].join('.'),
    ),
  ],
  [
    'a minute more under a signature for less',
    parts((header, payload, signature) => {
      const claims = JSON.parse(decoded(payload)) as object;
      return [header, base64url({ ...claims, exp: now() + 2 * MINUTE }), signature].join('.');
    }),
  ],
  [
    'another header under the signature',
    parts((_, payload, signature, { header }) =>
      [base64url({ ...header, x: 1 }), payload, signature].join('.'),
    ),
  ],
  [
    'the same header with a space in it',
    parts((header, payload, signature) =>
      [base64url(decoded(header).replace(':', ': ')), payload, signature].join('.'),
    ),
  ],
];

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const encodings: HostileToken[] = [
  ['a signature with bits that stand for nothing', text((signature) => signature.replace(/.$/, nextLetter))],
  ['padding', text((signature) => `${signature}==`)],
  ['half the padding', text((signature) => `${signature}=`)],
  ['white space in the signature', text((signature) => `${signature.slice(0, 40)} ${signature.slice(40)}`)],
  ['a tab in the signature', text((signature) => `${signature.slice(0, 40)}\t${signature.slice(40)}`)],
  ['plain base64', withLetter(/[-_]/, (token) => token.replaceAll('-', '+').replaceAll('_', '/'))],
  [
    'plain base64 with padding',
    withLetter(/[-_]/, (token) => `${token.replaceAll('-', '+').replaceAll('_', '/')}==`),
  ],
  ['a Cyrillic letter', withLetter(/e/, (token) => inUtf8(token.replace(/e/, 'е')))],
  ['a letter of full width', withLetter(/A/, (token) => inUtf8(token.replace(/A/, 'Ａ')))],
  ['an invisible character', text((signature) => inUtf8(`${signature}\u200b`))],
  [
    'dots of full width',
    parts((...[header, payload, signature]) => inUtf8([header, payload, signature].join('．'))),
  ],
  ['encoded dots', parts((...[header, payload, signature]) => [header, payload, signature].join('%2E'))],
  ['another case', parts((header, payload, signature) => `${header}.${payload}.${swappedCase(signature)}`)],
];

/** Good tokens are made until one has such a letter, so that the change is one. */
function withLetter(letter: RegExp, edit: (token: string) => string) {
  return async (forge: TokenForge) => {
    for (;;) {
      const token = await forge.token();
      const [, , signature = ''] = token.split('.');
      if (letter.test(signature)) return token.replace(signature, edit(signature));
    }
  };
}

function nextLetter(letter: string): string {
  return ALPHABET[ALPHABET.indexOf(letter) + 1] ?? '';
}

function swappedCase(value: string): string {
  return value.replace(/[a-z]/gi, (letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()));
}

function decoded(input: string): string {
  return input
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString())
    .join('.');
}

function inDer(signature: Buffer): Buffer {
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)].map((half) =>
    Buffer.concat([Buffer.of(2, 33, 0), half]),
  );
  return Buffer.concat([Buffer.of(0x30, 70), r ?? ZERO, s ?? ZERO]);
}

export const SIGNATURES: HostileToken[] = [...shapes, ...values, ...contents, ...encodings];
