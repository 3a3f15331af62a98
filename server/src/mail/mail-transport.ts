import type { FactoryProvider } from '@nestjs/common';
import type { SendMailOptions } from 'nodemailer';
import { ENV, type Env } from '../config/env.ts';
import { MAIL_LOG, type MailLog } from './mail-log.ts';
import { outboxTransport } from './outbox-transport.ts';
import { smtpTransport } from './smtp-transport.ts';

export const MAIL_TRANSPORT = Symbol('MailTransport');

/** Where mail goes to. */
export interface MailTransport {
  /** @throws {Error} nodemailer's or Node's, when the message was not handed over. */
  send(message: SendMailOptions, id: string): Promise<void>;
  /** Ends what is still open, finished or not. */
  close(): void;
}

/** To the mail server, or, where there is none, to files. */
export const mailTransportProvider: FactoryProvider<MailTransport> = {
  provide: MAIL_TRANSPORT,
  inject: [ENV, MAIL_LOG],
  useFactory: (env: Env, log: MailLog) =>
    env.smtpUrl === undefined ? outboxTransport(env.dataDir, log) : smtpTransport(env.smtpUrl),
};
