import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { deviceOf } from '../events/device.ts';
import { sourceOf } from '../events/source.ts';
import { type Mail, Mailer } from '../mail/mailer.ts';

/** A sign-in after as many failed ones is worth telling its owner (ASVS 5.0, 6.3.5). */
const MANY_FAILURES = 5;

type Where = Pick<Mail, 'at' | 'address' | 'device'>;

/** Tells owners by mail what was done to their accounts, when, and from where (ASVS 5.0, 6.3.7). */
@Injectable()
export class Notices {
  constructor(private readonly mailer: Mailer) {}

  async failedSignIns(request: FastifyRequest, to: string, count: number): Promise<void> {
    if (count < MANY_FAILURES) return;
    await this.mailer.send({ kind: 'failed-sign-ins', to, count, ...whereOf(request) });
  }

  passwordChanged(request: FastifyRequest, to: string): Promise<void> {
    return this.mailer.send({ kind: 'password-changed', to, ...whereOf(request) });
  }

  /** To the old address. */
  emailChanged(request: FastifyRequest, to: string, newEmail: string): Promise<void> {
    return this.mailer.send({ kind: 'email-changed', to, newEmail, ...whereOf(request) });
  }

  accountDeleted(request: FastifyRequest, to: string): Promise<void> {
    return this.mailer.send({ kind: 'account-deleted', to, ...whereOf(request) });
  }
}

function whereOf(request: FastifyRequest): Where {
  const { address, userAgent } = sourceOf(request);
  const { browser, system } = deviceOf(userAgent);
  const device = [browser, system].filter(Boolean).join(', ');
  return { at: new Date(), ...(address ? { address } : {}), ...(device ? { device } : {}) };
}
