import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { createJwk, resolveSigningKey } from 'better-auth/plugins/jwt';
import type { CryptoKey } from 'jose';
import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { Repository } from 'typeorm';
import { BETTER_AUTH } from './better-auth.provider.ts';
import { type BetterAuth, JWT_OPTIONS } from './better-auth.ts';
import { Jwks } from './entities/jwks.entity.ts';

/** Any fixed number: every instance must choose the same one. */
const KEY_LOCK = 4_715_251;

interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
}

/** A public key as RFC 7517 publishes it. */
export type PublicJwk = JsonWebKey & { kid: string; alg: string; use: 'sig' };

/** The keys of access tokens: one signs, all of them verify. In memory; the database holds them encrypted. */
@Injectable()
export class SigningKeys {
  private current: SigningKey | undefined;
  private readonly verifying = new Map<string, KeyObject>();
  private published: PublicJwk[] = [];

  constructor(
    @InjectRepository(Jwks) private readonly rows: Repository<Jwks>,
    @Inject(BETTER_AUTH) private readonly auth: BetterAuth,
  ) {}

  /**
   * Loads the keys at start, and makes the first one: once, however many instances start together.
   *
   * @throws {Error} in one sentence when the stored key was encrypted with another secret.
   */
  async load(): Promise<void> {
    const context = { context: await this.auth.$context } as Parameters<typeof resolveSigningKey>[0];
    await this.rows.manager.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [KEY_LOCK]);
      if ((await manager.count(Jwks)) === 0) await createJwk(context, JWT_OPTIONS);
    });
    for (const { id, publicKey } of await this.rows.find()) {
      const jwk = JSON.parse(publicKey) as JsonWebKey;
      this.verifying.set(id, createPublicKey({ key: jwk, format: 'jwk' }));
      this.published.push({ ...jwk, kid: id, alg: 'ES256', use: 'sig' });
    }
    this.current = (await resolveSigningKey(context, JWT_OPTIONS).catch((error: unknown) => {
      const text =
        'BETTER_AUTH_SECRET is not the one that the signing key in this database was encrypted with.';
      throw new Error(text, { cause: error });
    })) as unknown as SigningKey;
  }

  get signing(): SigningKey {
    if (!this.current) throw new Error('The signing keys are not loaded.');
    return this.current;
  }

  verifier(kid: string): KeyObject | undefined {
    return this.verifying.get(kid);
  }

  jwks(): { keys: PublicJwk[] } {
    return { keys: this.published };
  }
}
