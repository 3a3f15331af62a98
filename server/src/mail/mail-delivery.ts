import { Inject, Injectable } from '@nestjs/common';
import { ENV, type Env } from '../config/env.ts';
import { failureOf } from './mail-failure.ts';
import { MAIL_LOG, type MailLog } from './mail-log.ts';
import { MailQueue, type TakenMail } from './mail-queue.ts';
import { MailSeal } from './mail-seal.ts';
import { MAIL_TRANSPORT, type MailTransport } from './mail-transport.ts';
import { messageOf } from './message.ts';

/** How long (ms) one attempt may take in all, however slowly the server answers. Less than the lease. */
const ATTEMPT_LIMIT = 30_000;
/** The longest wait (s) between attempts: 1, 4, 16, 64, 256, and from then on this. */
const LONGEST_WAIT = 15 * 60;

/** What becomes of a mail that was taken: sent, put back, or given up. */
@Injectable()
export class MailDelivery {
  constructor(
    @Inject(ENV) private readonly env: Env,
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
    @Inject(MAIL_LOG) private readonly log: MailLog,
    private readonly queue: MailQueue,
    private readonly seal: MailSeal,
  ) {}

  /** @throws {Error} the database's alone; the mail is then taken again when its lease has run out. */
  async deliver(taken: TakenMail, cut: AbortSignal): Promise<void> {
    if (taken.expired) return this.giveUp(taken, { code: 'expired' });
    try {
      await this.attempt(taken, AbortSignal.any([cut, AbortSignal.timeout(ATTEMPT_LIMIT)]));
    } catch (error) {
      return this.failed(taken, error);
    }
    await this.queue.remove(taken.id);
  }

  private async attempt({ id, sealed }: TakenMail, signal: AbortSignal): Promise<void> {
    const message = messageOf(this.env, id, await this.seal.open(sealed));
    await this.transport.send({ ...message, signal }, id);
  }

  private async failed(taken: TakenMail, error: unknown): Promise<void> {
    const { permanent, ...why } = failureOf(error);
    if (permanent) return this.giveUp(taken, why);
    const { id, kind, attempts: attempt } = taken;
    this.log.warn({ mail: id, kind, attempt, ...why }, 'a mail could not be sent: it is tried again');
    await this.queue.postpone(taken, Math.min(4 ** (attempt - 1), LONGEST_WAIT));
  }

  private async giveUp({ id, kind, attempts }: TakenMail, why: object): Promise<void> {
    this.log.error({ mail: id, kind, attempt: attempts, ...why }, 'a mail is given up');
    await this.queue.remove(id);
  }
}
