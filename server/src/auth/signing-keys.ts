import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import { createJwk, resolveSigningKey } from 'better-auth/plugins/jwt';
import type { FastifyInstance } from 'fastify';
import type { CryptoKey } from 'jose';
import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { IsNull, LessThan, MoreThan, Not, Repository } from 'typeorm';
import { ENV, type Env } from '../config/env.ts';
import { Notifications } from '../database/notifications.ts';
import { JWT_OPTIONS, type BetterAuth } from './better-auth.ts';
import { BETTER_AUTH } from './better-auth.provider.ts';
import { Jwks } from './entities/jwks.entity.ts';

/** Any fixed number: every instance must choose the same one. */
const KEY_LOCK = 4_715_251;
const MINUTE = 60_000; // ms
const DAY = 24 * 60 * MINUTE;

/** A new key is published this long (ms) before it signs: by then every cache of the key set has it. */
const PUBLISHED_AHEAD = 10 * MINUTE;
/** A key that signs no more verifies this much longer (ms): the last token it signed has then expired. */
const GRACE = 10 * MINUTE;

interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
}

interface VerifyingKey {
  key: KeyObject;
  /** ms since 1970 */
  until: number;
}

/** A public key as RFC 7517 publishes it. */
export type PublicJwk = JsonWebKey & { kid: string; alg: string; use: 'sig' };

/**
 * The keys of access tokens: one signs, all of them verify. In memory, so that no token, whatever key it names, costs a
 * read; the database holds them encrypted, and its notices keep all instances alike.
 */
@Injectable()
export class SigningKeys implements OnModuleDestroy {
  private current: SigningKey | undefined;
  private verifying = new Map<string, VerifyingKey>();
  private published: PublicJwk[] = [];
  private reloading = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private isAway = false;
  private readonly stopping = new AbortController();

  constructor(
    @InjectRepository(Jwks) private readonly rows: Repository<Jwks>,
    @Inject(BETTER_AUTH) private readonly auth: BetterAuth,
    @Inject(ENV) private readonly env: Env,
    private readonly host: HttpAdapterHost,
    notifications: Notifications,
  ) {
    const refresh = () => void this.refresh();
    notifications.listen('signing_keys_changed', refresh, refresh);
  }

  /**
   * Loads the keys at start, and makes the first one: once, however many instances start together.
   *
   * @throws {Error} in one sentence when the stored key was encrypted with another secret.
   */
  async load(): Promise<void> {
    await this.rotateWhenDue();
    await this.reload();
    this.timer = setInterval(() => void this.refresh(), MINUTE).unref();
  }

  /** Makes a new key, which signs after ten minutes; the ones before it verify ten minutes more. */
  async rotate(): Promise<void> {
    await this.locked(() => this.replace(new Date(Date.now() + PUBLISHED_AHEAD + GRACE)));
    await this.reload();
  }

  /** After a key was stolen: every token signed so far is refused at once, and clients renew theirs. */
  async rotateAtOnce(): Promise<void> {
    await this.locked(() => this.replace(new Date()));
    await this.reload();
  }

  get signing(): SigningKey {
    if (!this.current) throw new Error('The signing keys are not loaded.');
    return this.current;
  }

  verifier(kid: string): KeyObject | undefined {
    const found = this.verifying.get(kid);
    return found && found.until > Date.now() ? found.key : undefined;
  }

  jwks(): { keys: PublicJwk[] } {
    return { keys: this.published };
  }

  onModuleDestroy(): void {
    this.stopping.abort();
    clearInterval(this.timer);
  }

  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async refresh(): Promise<void> {
    if (!this.current || this.isStopping()) return;
    try {
      await this.rotateWhenDue();
      await this.reload();
      this.isAway = false;
    } catch (err) {
      if (this.isStopping() || this.isAway) return;
      this.isAway = true;
      const { log } = this.host.httpAdapter.getInstance<FastifyInstance>();
      log.warn({ err }, 'the signing keys could not be read anew: those in memory go on');
    }
  }

  private async rotateWhenDue(): Promise<void> {
    const since = new Date(Date.now() - this.env.signingKeyDays * DAY);
    const young = { createdAt: MoreThan(since), expiresAt: IsNull() }; // the newest alone has no end yet
    if (await this.rows.existsBy(young)) return;
    await this.locked(async () => {
      if (await this.rows.existsBy(young)) return; // another instance was faster
      await this.replace(new Date(Date.now() + PUBLISHED_AHEAD + GRACE));
      await this.rows.delete({ expiresAt: LessThan(new Date(Date.now() - DAY)) });
    });
  }

  private async locked(work: () => Promise<void>): Promise<void> {
    await this.rows.manager.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [KEY_LOCK]);
      await work();
    });
  }

  private async replace(othersExpireAt: Date): Promise<void> {
    const { id } = await createJwk(await this.context(), JWT_OPTIONS);
    const others = { id: Not(id) };
    await this.rows.update(
      [
        { ...others, expiresAt: IsNull() },
        { ...others, expiresAt: MoreThan(othersExpireAt) },
      ],
      { expiresAt: othersExpireAt },
    );
  }

  /** One after the other, so that no older answer of the database replaces a newer one. */
  private reload(): Promise<void> {
    const next = this.reloading.catch(() => undefined).then(() => this.read());
    this.reloading = next;
    return next;
  }

  private async read(): Promise<void> {
    const now = Date.now();
    const rows = await this.rows.find({
      where: [{ expiresAt: IsNull() }, { expiresAt: MoreThan(new Date(now)) }],
      order: { createdAt: 'DESC' },
    });
    const keys = rows.map(({ id, publicKey, createdAt, expiresAt }) => ({
      ...{ id, createdAt, expiresAt },
      jwk: JSON.parse(publicKey) as JsonWebKey,
    }));
    this.published = keys.map(({ id, jwk }) => ({ ...jwk, kid: id, alg: 'ES256', use: 'sig' }));
    this.verifying = new Map(
      keys.map(({ id, jwk, expiresAt }) => [
        id,
        { key: createPublicKey({ key: jwk, format: 'jwk' }), until: expiresAt?.getTime() ?? Infinity },
      ]),
    );
    const signing = keys.find(({ createdAt }) => createdAt.getTime() <= now - PUBLISHED_AHEAD) ?? keys.at(-1);
    if (signing && signing.id !== this.current?.kid) this.current = await this.decrypt(signing.id);
  }

  private async decrypt(signingKeyId: string): Promise<SigningKey> {
    const key = resolveSigningKey(await this.context(), JWT_OPTIONS, { signingKeyId });
    return (await key.catch((error: unknown) => {
      const text =
        'BETTER_AUTH_SECRET is not the one that the signing key in this database was encrypted with.';
      throw new Error(text, { cause: error });
    })) as unknown as SigningKey;
  }

  private async context() {
    return { context: await this.auth.$context } as Parameters<typeof resolveSigningKey>[0];
  }
}
