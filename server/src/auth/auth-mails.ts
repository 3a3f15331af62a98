import { Injectable } from '@nestjs/common';
import { decodeJwt } from 'jose';
import { Limits } from '../limits/limits.ts';
import { type Mail, Mailer } from '../mail/mailer.ts';
import { LIMITS } from './limit-rules.ts';
import { Problem } from '../errors/problem.ts';

/** The mails that Better Auth asks for, each with a link that holds its token. */
@Injectable()
export class AuthMails {
  constructor(
    private readonly mailer: Mailer,
    private readonly limits: Limits,
  ) {}

  /** Better Auth has one hook for proving the address of a new account and the new address of an old one; its token tells. */
  verifyEmail(to: string, token: string): Promise<void> {
    const change = decodeJwt(token)['requestType'] === 'change-email-verification';
    return this.send({ kind: change ? 'verify-new-email' : 'verify-email', to, token });
  }

  confirmEmailChange(to: string, newEmail: string, token: string): Promise<void> {
    return this.send({ kind: 'confirm-email-change', to, newEmail, token });
  }

  resetPassword(to: string, token: string): Promise<void> {
    return this.send({ kind: 'reset-password', to, token });
  }

  accountExists(to: string): Promise<void> {
    return this.send({ kind: 'account-exists', to });
  }

  private async send(mail: Mail): Promise<void> {
    try {
      await this.limits.consume(LIMITS.mails, `${mail.kind} ${mail.to}`);
    } catch (error) {
      if (error instanceof Problem) return;
      throw error;
    }
    await this.mailer.send(mail);
  }
}
