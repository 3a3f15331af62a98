import type { SendMailOptions } from 'nodemailer';
import type { Env } from '../config/env.ts';
import type { Mail } from './mail.ts';
import { htmlOf } from './templates/html-layout.ts';
import { textOf } from './templates/text-layout.ts';
import { contentOf } from './templates/texts.ts';

/**
 * A mail as it is sent. Its id never changes between attempts, so that a receiver who gets it twice can tell; the
 * headers ask machines not to answer (RFC 3834).
 */
export function messageOf(env: Pick<Env, 'appUrl' | 'mailFrom'>, id: string, mail: Mail): SendMailOptions {
  const content = contentOf(mail, env.appUrl);
  return {
    messageId: `<${id}@${new URL(env.appUrl).hostname}>`,
    from: env.mailFrom,
    to: { name: '', address: mail.to }, // an object: text would be parsed, and could name several people
    subject: content.subject,
    text: textOf(content, env.appUrl),
    html: htmlOf(content, env.appUrl),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'X-Latchlist-Mail': mail.kind,
    },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
