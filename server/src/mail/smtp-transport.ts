import { createTransport } from 'nodemailer';
import SMTPPool from 'nodemailer/lib/smtp-pool';
import type { MailTransport } from './mail-transport.ts';

/** How many mails can be on their way to the mail server at the same time. */
export const CONNECTIONS = 5;
/** How long (ms) the mail server may take for each step. */
const PATIENCE = 10_000;

/** A pool of connections to the mail server; what the URL says in its query (`?requireTLS=false`) goes before this. */
export function smtpTransport(url: string): MailTransport {
  const pool = new SMTPPool({
    url,
    maxConnections: CONNECTIONS,
    maxRequeues: 0, // trying again is the queue's business
    dnsTimeout: PATIENCE,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    requireTLS: !isThisMachine(url),
    tls: { rejectUnauthorized: true },
  });
  const transport = createTransport(pool);
  return {
    send: async (message) => {
      await transport.sendMail(message);
    },
    close: () => pool.close({ force: true }),
  };
}

/** Mail that leaves the machine is encrypted on its way: whoever reads it could open an account (ASVS 5.0, 12.3.1). */
function isThisMachine(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}
