import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

const PATIENCE = 5_000; // ms

/** A mail that arrived, parsed. */
export interface CaughtMail extends Email {
  /** As the server said it, whatever the headers say. */
  recipients: string[];
  /** What it is about, as in `verify-email`. */
  kind: string | undefined;
  raw: string;
}

interface Refusal {
  code: number;
  to: string | undefined;
}

/** A mail server that keeps all mail to itself. */
export class MailCatcher {
  /** Every mail that arrived, in order. */
  readonly all: CaughtMail[] = [];
  /** Every address that somebody wanted to mail, refused ones too. */
  readonly tried: string[] = [];
  /** How long (ms) it takes over each mail before it says that it has it. */
  slowness = 0;
  private readonly read = new Set<CaughtMail>();
  private refusals: Refusal[] = [];

  private constructor(private readonly server: SMTPServer) {}

  /** @param options.startTls offers STARTTLS, with a certificate that nobody trusts. */
  static async start(options: { port?: number; startTls?: boolean } = {}): Promise<MailCatcher> {
    const server = new SMTPServer({
      logger: false,
      authOptional: true,
      disableReverseLookup: true,
      closeTimeout: 1,
      disabledCommands: options.startTls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
      onRcptTo: ({ address }, _session, done) => done(catcher.refusal(address)),
      onData: (stream, session, done) => void catcher.keep(stream, session).then(() => done(), done),
    });
    const catcher = new MailCatcher(server);
    server.on('error', () => undefined); // of a client that hung up
    await once(server.listen(options.port ?? 0, '127.0.0.1'), 'listening');
    return catcher;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /**
   * The oldest mail to an address that was not asked for yet.
   *
   * @param about its kind, or what its subject holds.
   * @throws {Error} when none has come for five seconds.
   */
  async next(to: string, about: string | RegExp = ''): Promise<CaughtMail> {
    const found = () => this.all.find((mail) => !this.read.has(mail) && isAbout(mail, to, about));
    const end = Date.now() + PATIENCE;
    while (!found() && Date.now() < end) await sleep(10);
    const mail = found();
    if (!mail) throw new Error(`No mail to ${to} about "${String(about)}" has come.`);
    this.read.add(mail);
    return mail;
  }

  /** Refuses the next so many recipients (or this one) with an SMTP code. */
  refuseNext(code: number, times = 1, to?: string): void {
    this.refusals.push(...Array.from({ length: times }, () => ({ code, to })));
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  private refusal(address: string): Error | null {
    this.tried.push(address);
    const refused = this.refusals.find(({ to }) => to === undefined || to === address);
    if (!refused) return null;
    this.refusals = this.refusals.filter((other) => other !== refused);
    return Object.assign(new Error(`<${address}> is not welcome`), { responseCode: refused.code });
  }

  private async keep(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
    const raw = await text(stream);
    const mail = await PostalMime.parse(raw);
    const kind = mail.headers.find(({ key }) => key === 'x-latchlist-mail')?.value;
    const recipients = envelope.rcptTo.map(({ address }) => address);
    this.all.push({ ...mail, kind, recipients, raw });
    await sleep(this.slowness);
  }
}

/** The token in the link of a mail. */
export function tokenIn(mail: Pick<Email, 'text'>): string {
  const [, token] = /#token=(\S+)/.exec(mail.text ?? '') ?? [];
  if (token === undefined) throw new Error('The mail holds no link with a token.');
  return decodeURIComponent(token);
}

function isAbout(mail: CaughtMail, to: string, about: string | RegExp): boolean {
  if (!mail.recipients.includes(to)) return false;
  const subject = mail.subject ?? '';
  return typeof about === 'string' ? mail.kind === about || subject.includes(about) : about.test(subject);
}
