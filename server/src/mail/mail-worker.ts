import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { MailDelivery } from './mail-delivery.ts';
import { failureOf } from './mail-failure.ts';
import { MAIL_LOG, type MailLog } from './mail-log.ts';
import { MailQueue, type TakenMail } from './mail-queue.ts';
import { MAIL_TRANSPORT, type MailTransport } from './mail-transport.ts';
import { CONNECTIONS } from './smtp-transport.ts';

const POLL = 2_000; // ms after which it looks for mail without being asked
/** How long (ms) mails in hand may take to finish when the server stops, and how long for the rest once they are cut. */
const STOP = { finish: 2_500, cut: 500 };

/** Sends the mail that waits in the database. Every instance has one, and none sends what another has in hand. */
@Injectable()
export class MailWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly inHand = new Set<Promise<void>>();
  private readonly stopped = new AbortController();
  private readonly cut = new AbortController();
  private running: Promise<void> | undefined;
  private nudged = false;
  private wake: () => void = () => undefined;
  private databaseAway = false;

  constructor(
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
    @Inject(MAIL_LOG) private readonly log: MailLog,
    private readonly queue: MailQueue,
    private readonly delivery: MailDelivery,
  ) {}

  /** There may be something to do now. */
  nudge(): void {
    this.nudged = true;
    this.wake();
  }

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** The database is still there at this point; what is not finished in time is left to another instance, or the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    this.nudge();
    await Promise.race([this.finished(), sleep(STOP.finish, undefined, { ref: false })]);
    this.cut.abort();
    await Promise.race([this.finished(), sleep(STOP.cut, undefined, { ref: false })]);
    this.transport.close();
  }

  private async finished(): Promise<void> {
    await this.running;
    await Promise.all(this.inHand);
  }

  private async run(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      try {
        await this.takeMore();
        this.databaseAway = false;
        await this.rest();
      } catch (error) {
        this.tellOfOutage(error);
        await sleep(POLL, undefined, { ref: false, signal: this.stopped.signal }).catch(() => undefined);
      }
    }
  }

  private async takeMore(): Promise<void> {
    const free = CONNECTIONS - this.inHand.size;
    if (free === 0) return; // the next to finish nudges
    for (const taken of await this.queue.take(free)) this.start(taken);
  }

  private start(taken: TakenMail): void {
    const task = this.delivery
      .deliver(taken, this.cut.signal)
      .catch((error: unknown) => this.tellOfOutage(error))
      .finally(() => {
        this.inHand.delete(task);
        this.nudge();
      });
    this.inHand.add(task);
  }

  /** Until nudged, or a while. */
  private async rest(): Promise<void> {
    if (!this.nudged) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        setTimeout(resolve, POLL).unref();
      });
    }
    this.nudged = false;
  }

  /** Once for an outage, not every time it is asked about. */
  private tellOfOutage(error: unknown): void {
    if (this.databaseAway) return;
    this.databaseAway = true;
    const { code } = failureOf(error);
    this.log.warn({ code }, 'mail waits: the database did not take or give what is queued');
  }
}
