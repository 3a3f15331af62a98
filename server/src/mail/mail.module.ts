import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MailDelivery } from './mail-delivery.ts';
import { mailLogProvider } from './mail-log.ts';
import { MailQueue } from './mail-queue.ts';
import { MailSeal } from './mail-seal.ts';
import { mailTransportProvider } from './mail-transport.ts';
import { MailWorker } from './mail-worker.ts';
import { Mailer } from './mailer.ts';
import { QueuedMail } from './queued-mail.entity.ts';

/** Sends mail, after the request that asked for it, and gives the rest of the server one thing: `Mailer`. */
@Module({
  imports: [TypeOrmModule.forFeature([QueuedMail])],
  providers: [mailLogProvider, mailTransportProvider, MailSeal, MailQueue, MailDelivery, MailWorker, Mailer],
  exports: [Mailer],
})
export class MailModule {}
