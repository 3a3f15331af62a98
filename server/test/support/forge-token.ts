import { type CryptoKey, decodeJwt } from 'jose';
import {
  type BinaryLike,
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
  type SigningOptions,
} from 'node:crypto';
import { SigningKeys } from '../../src/auth/signing-keys.ts';
import { APP_URL, type TestApp } from './test-app.ts';
import type { TestUser } from './test-user.ts';

export type RefusalCode = 'token_missing' | 'token_invalid' | 'token_expired' | 'session_revoked';

/** A row of a table: what is wrong, how to make it so, and what the answer says (`token_invalid` unless given). */
export type HostileToken = [
  what: string,
  make: (forge: TokenForge) => string | Promise<string>,
  code?: RefusalCode,
];

/** A header or a payload: objects become JSON, text and bytes stay as they are. */
export type Part = object | string | Uint8Array;
export type Signer = (input: string) => Uint8Array | Promise<Uint8Array>;

/** What else of this system, or of one much like it, an attacker may hold. */
export interface Loot {
  /** Issued for the same user and session by an environment with another database, or with another APP_URL. */
  otherDatabase: string;
  otherUrl: string;
  cookie: string;
  deviceCookie: string;
  verificationToken: string;
  resetToken: string;
}

export const MINUTE = 60; // s
export const now = (): number => Math.floor(Date.now() / 1000);

const NOTHING: Loot = {
  ...{ otherDatabase: '', otherUrl: '', cookie: '', deviceCookie: '' },
  ...{ verificationToken: '', resetToken: '' },
};

/**
 * Makes access tokens as the application does, with its own current key: only what a case changes is wrong about them.
 */
export class TokenForge {
  readonly kid: string;
  /** The application's. */
  readonly publicKey: KeyObject;
  private readonly privateKey: CryptoKey;

  /** @param canary the URL of a key set that would let `thief` in, were it ever asked for. */
  constructor(
    { app }: TestApp,
    readonly user: TestUser,
    readonly stranger: TestUser = user,
    readonly canary = '',
    readonly loot: Loot = NOTHING,
  ) {
    const keys = app.get(SigningKeys);
    this.kid = keys.signing.kid;
    this.privateKey = keys.signing.privateKey;
    const jwk = keys.jwks().keys.find(({ kid }) => kid === this.kid);
    this.publicKey = createPublicKey({ key: jwk ?? {}, format: 'jwk' });
  }

  get claims(): Record<string, unknown> {
    const { sid } = decodeJwt(this.user.token);
    const ids = { sub: this.user.id, sid, jti: randomUUID() };
    return { iss: APP_URL, aud: 'latchlist-api', ...ids, iat: now(), exp: now() + MINUTE };
  }

  get header(): Record<string, unknown> {
    return { alg: 'ES256', typ: 'at+jwt', kid: this.kid };
  }

  /** A good token but for these changes; `undefined` leaves something out. */
  token(claims: object = {}, header: object = {}): Promise<string> {
    return this.compact({ ...this.header, ...header }, { ...this.claims, ...claims });
  }

  /** The claims as they should be, under this header, by whomever. */
  signedBy(signer: Signer, header: object): Promise<string> {
    return this.compact({ ...this.header, ...header }, this.claims, signer);
  }

  async compact(header: Part, payload: Part, signer: Signer = this.sign): Promise<string> {
    const input = `${base64url(header)}.${base64url(payload)}`;
    return `${input}.${base64url(await signer(input))}`;
  }

  readonly sign: Signer = async (input) => {
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    return new Uint8Array(await crypto.subtle.sign(algorithm, this.privateKey, Buffer.from(input)));
  };
}

/** Keys of somebody who is not us. */
export const THIEF = {
  p256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  p384: generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  p521: generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  secp256k1: generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
  ed25519: generateKeyPairSync('ed25519'),
  rsa: generateKeyPairSync('rsa', { modulusLength: 2_048 }),
};

export const thiefJwk = () => THIEF.p256.publicKey.export({ format: 'jwk' });

/** With a key of the thief's: his P-256 one, as ES256 has it, unless given. */
export function thief(
  privateKey = THIEF.p256.privateKey,
  hash: string | null = 'sha256',
  options: SigningOptions = { dsaEncoding: 'ieee-p1363' },
): Signer {
  return (input) => sign(hash, Buffer.from(input), { key: privateKey, ...options });
}

export function hmac(bits: number, secret: BinaryLike): Signer {
  return (input) => createHmac(`sha${bits}`, secret).update(input).digest();
}

export const unsigned: Signer = () => new Uint8Array();

export function base64url(part: Part): string {
  const bytes = typeof part === 'string' || part instanceof Uint8Array ? part : JSON.stringify(part);
  return Buffer.from(bytes as string).toString('base64url');
}

/** Text as bytes of UTF-8, each of them a character: for a header that goes over the wire as it is. */
export const inUtf8 = (text: string): string => Buffer.from(text).toString('latin1');
