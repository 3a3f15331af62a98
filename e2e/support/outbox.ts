import { expect } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';

/** What the server mails: without a mail server, it writes each mail to a file. */
export class Outbox {
  private readonly folder: string;

  constructor(dataDir: string) {
    this.folder = join(dataDir, 'outbox');
  }

  /** Waits until so many mails of a kind have gone to an address, and gives the newest. */
  async mail(kind: string, to: string, count = 1): Promise<Email> {
    let mails: Email[] = [];
    const arrived = async () => (mails = await this.mails(kind, to)).length;
    await expect.poll(arrived, { message: `${count} × ${kind} to ${to}`, timeout: 10_000 }).toBe(count);
    return mails.at(-1) ?? Promise.reject(new Error('no mail'));
  }

  /** The link in that mail. */
  async link(kind: string, to: string, count = 1): Promise<string> {
    const { text = '' } = await this.mail(kind, to, count);
    return /https?:\S+#token=\S+/.exec(text)?.[0] ?? Promise.reject(new Error(`no link in: ${text}`));
  }

  async mails(kind: string, to: string): Promise<Email[]> {
    const files = await readdir(this.folder).catch(() => []);
    const complete = files.filter((file) => file.endsWith('.eml')).sort();
    const mails = await Promise.all(complete.map((file) => this.read(file)));
    return mails.filter(
      (mail) =>
        mail.to?.some(({ address }) => address === to) &&
        mail.headers.some(({ key, value }) => key === 'x-latchlist-mail' && value === kind),
    );
  }

  private async read(file: string): Promise<Email> {
    return PostalMime.parse(await readFile(join(this.folder, file)));
  }
}
