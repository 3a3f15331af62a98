import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { deviceOf } from '../events/device.ts';
import { sourceOf } from '../events/source.ts';
import { type Mail, Mailer } from '../mail/mailer.ts';

/** A sign-in after as many failed ones is worth telling its owner (ASVS 5.0, 6.3.5). */
const MANY_FAILURES = 5;

type Where = Pick<Mail, 'at' | 'address' | 'device'>;

/** Tells owners by mail what was done to their accounts, when, and from where (ASVS 5.0, 6.3.7). */
@Injectable()
export class Notices {
  constructor(
    private readonly mailer: Mailer,
    private readonly host: HttpAdapterHost,
  ) {}

  async failedSignIns(request: FastifyRequest, to: string, count: number): Promise<void> {
    if (count < MANY_FAILURES) return;
    await this.send({ kind: 'failed-sign-ins', to, count, ...whereOf(request) });
  }

  passwordChanged(request: FastifyRequest, to: string): Promise<void> {
    return this.send({ kind: 'password-changed', to, ...whereOf(request) });
  }

  /** To the old address. */
  emailChanged(request: FastifyRequest, to: string, newEmail: string): Promise<void> {
    return this.send({ kind: 'email-changed', to, newEmail, ...whereOf(request) });
  }

  accountDeleted(request: FastifyRequest, to: string): Promise<void> {
    return this.send({ kind: 'account-deleted', to, ...whereOf(request) });
  }

  /** Never fails what it tells of: that is done, and to answer it with an error would be a lie. */
  private async send(mail: Mail): Promise<void> {
    await this.mailer.send(mail).catch((err: unknown) => {
      const { log } = this.host.httpAdapter.getInstance<FastifyInstance>();
      log.error({ err, kind: mail.kind }, 'a notice could not be queued');
    });
  }
}

function whereOf(request: FastifyRequest): Where {
  const { address, userAgent } = sourceOf(request);
  const { browser, system } = deviceOf(userAgent);
  const device = [browser, system].filter(Boolean).join(', ');
  return { at: new Date(), ...(address ? { address } : {}), ...(device ? { device } : {}) };
}
