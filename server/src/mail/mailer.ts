import { Injectable } from '@nestjs/common';
import type { Mail } from './mail.ts';
import { MailQueue } from './mail-queue.ts';
import { MailWorker } from './mail-worker.ts';

export type { Mail } from './mail.ts';

/** Takes mail to be sent. */
@Injectable()
export class Mailer {
  constructor(
    private readonly queue: MailQueue,
    private readonly worker: MailWorker,
  ) {}

  /**
   * Queues a mail, on a connection of its own; it is sent afterwards, whatever becomes of the request. So an answer
   * takes equally long whoever the mail is for, and no mail server can delay it.
   *
   * @throws {Error} the database's, when it cannot answer.
   */
  async send(mail: Mail): Promise<void> {
    await this.queue.add(mail);
    this.worker.nudge();
  }
}
