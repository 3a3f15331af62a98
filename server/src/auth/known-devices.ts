import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHmac, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { derivedKeys } from '../config/derived-keys.ts';
import { ENV, type Env } from '../config/env.ts';
import { cookiesOf, cookieValue } from './cookies.ts';

const MAX_AGE = 180 * 24 * 60 * 60; // s
const ID_BYTES = 16;

/**
 * Remembers in a cookie that somebody has signed in to an account on this device, so that strangers who guess at the
 * account elsewhere do not keep its owner out (OWASP's "device cookies"). It opens nothing, and names nobody: a random
 * id and an HMAC over it and the address.
 */
@Injectable()
export class KnownDevices {
  private readonly keys: KeyObject[];
  private readonly name: string;
  private readonly attributes: string;

  constructor(@Inject(ENV) env: Env) {
    const { prefix, secure } = cookiesOf(env);
    this.keys = derivedKeys(env, 'known device').map(({ key }) => key);
    this.name = `${prefix}.device`;
    this.attributes = `Max-Age=${MAX_AGE}; Path=/; HttpOnly; ${secure ? 'Secure; ' : ''}SameSite=Strict`;
  }

  /** The id of the device if it has signed in to the account of `email` before. */
  knownAs(request: FastifyRequest, email: string): string | undefined {
    const value = cookieValue(request.headers.cookie, this.name) ?? '';
    const [, id = '', mac = ''] = /^([\w-]{22})\.([\w-]{43})$/.exec(value) ?? [];
    const given = Buffer.from(mac, 'base64url');
    const fits = this.keys.some((key) => {
      const wanted = this.mac(key, id, email);
      return given.length === wanted.length && timingSafeEqual(given, wanted);
    });
    return fits ? id : undefined;
  }

  /** After a sign-in, with a new id: of two people who share a device, the last one is known. */
  remember(reply: FastifyReply, email: string): void {
    const [key] = this.keys;
    if (!key) return;
    const id = randomBytes(ID_BYTES).toString('base64url');
    const mac = this.mac(key, id, email).toString('base64url');
    void reply.header('Set-Cookie', `${this.name}=${id}.${mac}; ${this.attributes}`);
  }

  private mac(key: KeyObject, id: string, email: string): Buffer {
    return createHmac('sha256', key).update(`${id} ${email.toLowerCase()}`).digest();
  }
}
