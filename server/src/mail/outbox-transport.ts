import { createTransport } from 'nodemailer';
import { chmodSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder } from '../config/ensure-folder.ts';
import type { MailLog } from './mail-log.ts';
import type { MailTransport } from './mail-transport.ts';

/** For development without a mail server: each mail becomes a file that nobody else on the machine can read. */
export function outboxTransport(dataDir: string, log: MailLog): MailTransport {
  const composer = createTransport({ streamTransport: true, buffer: true });
  const folder = join(dataDir, 'outbox');
  return {
    send: async (message, id) => {
      const { message: content } = await composer.sendMail(message);
      ensureFolder(folder);
      chmodSync(folder, 0o700);
      const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}-${id}.eml`);
      await writeFile(`${file}.part`, content, { mode: 0o600 });
      await rename(`${file}.part`, file); // so that whoever waits for mail never reads half of it
      log.warn(`No SMTP_URL: mail written to ${file}`);
    },
    close: () => undefined,
  };
}
