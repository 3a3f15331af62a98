import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { Env } from './env.ts';

/** A key made of one of the server's secrets; `id` tells which, so that what it sealed outlives a change of secrets. */
export interface DerivedKey {
  id: string;
  /** Made once: to make it of bytes for each use costs eight times what an HMAC does. */
  key: KeyObject;
}

/**
 * 256-bit keys for one purpose, made of every secret by HKDF-SHA256 (RFC 5869): the first is the one to seal with,
 * all of them open.
 */
export function derivedKeys(env: Pick<Env, 'betterAuthSecret' | 'secrets'>, purpose: string): DerivedKey[] {
  const secrets = [
    ...env.secrets.map(({ version, value }) => ({ id: String(version), value })),
    { id: 'unversioned', value: env.betterAuthSecret },
  ];
  return secrets.map(({ id, value }) => ({
    id,
    key: createSecretKey(Buffer.from(hkdfSync('sha256', value, '', `latchlist ${purpose}`, 32))),
  }));
}
