import { constants } from 'node:crypto';
import {
  hmac,
  type HostileToken,
  type Signer,
  thief,
  THIEF,
  type TokenForge,
  unsigned,
} from '../support/forge-token.ts';

const { RSA_PKCS1_PSS_PADDING: padding, RSA_PSS_SALTLEN_DIGEST: saltLength } = constants;

/** Everything of the public key that a careless verifier may take for a shared secret. */
const SECRETS: [what: string, secret: (forge: TokenForge) => string | Buffer][] = [
  ['in PEM', ({ publicKey }) => publicKey.export({ type: 'spki', format: 'pem' })],
  [
    'in PEM without its last line break',
    ({ publicKey }) => publicKey.export({ type: 'spki', format: 'pem' }).toString().trim(),
  ],
  ['in DER', ({ publicKey }) => publicKey.export({ type: 'spki', format: 'der' })],
  ['as JWK', ({ publicKey }) => JSON.stringify(publicKey.export({ format: 'jwk' }))],
  ['as its x', ({ publicKey }) => Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')],
];

const withPublicKey = [256, 384, 512].flatMap((bits) =>
  SECRETS.map(([what, secret]): HostileToken => [
    `HS${bits} with the public key ${what} as secret`,
    (forge) => forge.signedBy(hmac(bits, secret(forge)), { alg: `HS${bits}` }),
  ]),
);

const withNoSecret = [256, 384, 512].map((bits): HostileToken => [
  `HS${bits} with an empty secret`,
  (forge) => forge.signedBy(hmac(bits, ''), { alg: `HS${bits}` }),
]);

const none = ['none', 'None', 'NONE', 'nOnE', 'none ', '', 'NaN', 'null'].flatMap((alg): HostileToken[] => [
  [`the algorithm "${alg}", unsigned`, (forge) => forge.signedBy(unsigned, { alg })],
  [`the algorithm "${alg}" over a signature of ours`, (forge) => forge.token({}, { alg })],
]);

const OTHERS: [alg: string, signer: Signer][] = [
  ['RS256', thief(THIEF.rsa.privateKey, 'sha256', {})],
  ['RS384', thief(THIEF.rsa.privateKey, 'sha384', {})],
  ['RS512', thief(THIEF.rsa.privateKey, 'sha512', {})],
  ['PS256', thief(THIEF.rsa.privateKey, 'sha256', { padding, saltLength })],
  ['PS384', thief(THIEF.rsa.privateKey, 'sha384', { padding, saltLength })],
  ['PS512', thief(THIEF.rsa.privateKey, 'sha512', { padding, saltLength })],
  ['ES384', thief(THIEF.p384.privateKey, 'sha384')],
  ['ES512', thief(THIEF.p521.privateKey, 'sha512')],
  ['ES256K', thief(THIEF.secp256k1.privateKey)],
  ['EdDSA', thief(THIEF.ed25519.privateKey, null, {})],
  ['Ed25519', thief(THIEF.ed25519.privateKey, null, {})],
];

const withOwnKeys = OTHERS.map(([alg, signer]): HostileToken => [
  `${alg} with a key of the thief's`,
  (forge) => forge.signedBy(signer, { alg }),
]);

/** A right signature of ES256, under another name. */
const misnamed = [
  undefined,
  null,
  256,
  ['ES256'],
  { name: 'ES256' },
  'es256',
  'Es256',
  'ES256 ',
  'ES384',
  'HS256',
  'ECDSA',
  'toString',
  '__proto__',
].map((alg): HostileToken => [
  `ES256 that calls itself ${alg === undefined ? 'nothing at all' : JSON.stringify(alg)}`,
  (forge) => forge.token({}, { alg }),
]);

export const ALGORITHMS: HostileToken[] = [
  ...none,
  ...withPublicKey,
  ...withNoSecret,
  ...withOwnKeys,
  ['ES256 with another key', (forge) => forge.signedBy(thief(), {})],
  ['ES256 with another curve', (forge) => forge.signedBy(thief(THIEF.p384.privateKey), {})],
  ['ES256 with a shared secret', (forge) => forge.signedBy(hmac(512, 'secret'), {})],
  ...misnamed,
];
