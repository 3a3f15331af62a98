import type { FactoryProvider } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

export const MAIL_LOG = Symbol('MailLog');
export type MailLog = FastifyBaseLogger;

/** The server's own log. What is said about a mail is its id and kind, never whose it is (ASVS 5.0, 16.2.5). */
export const mailLogProvider: FactoryProvider<MailLog> = {
  provide: MAIL_LOG,
  inject: [HttpAdapterHost],
  useFactory: (host: HttpAdapterHost) => host.httpAdapter.getInstance<FastifyInstance>().log,
};
