import { Inject, Injectable } from '@nestjs/common';
import { compactDecrypt, CompactEncrypt } from 'jose';
import type { KeyObject } from 'node:crypto';
import { type DerivedKey, derivedKeys } from '../config/derived-keys.ts';
import { ENV, type Env } from '../config/env.ts';
import type { Mail } from './mail.ts';

/** Encrypts mail while it waits: a copy of the database holds no token that works (ASVS 5.0, 6.5.2). */
@Injectable()
export class MailSeal {
  private readonly keys: DerivedKey[];

  constructor(@Inject(ENV) env: Env) {
    this.keys = derivedKeys(env, 'mail');
  }

  async seal(mail: Mail): Promise<string> {
    const [current] = this.keys;
    if (!current) throw new Error('There is no key to seal mail with.');
    return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(mail)))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: current.id })
      .encrypt(current.key);
  }

  /** @throws {Error} when it was sealed with a secret this instance does not have, or was tampered with. */
  async open(sealed: string): Promise<Mail> {
    const { plaintext } = await compactDecrypt(sealed, ({ kid }) => this.keyNamed(kid), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    const mail = JSON.parse(new TextDecoder().decode(plaintext)) as Mail;
    return mail.at === undefined ? mail : { ...mail, at: new Date(mail.at) };
  }

  private keyNamed(kid: string | undefined): KeyObject {
    const found = this.keys.find(({ id }) => id === kid);
    if (!found) throw Object.assign(new Error('Sealed with another secret.'), { code: 'UNKNOWN_SECRET' });
    return found.key;
  }
}
