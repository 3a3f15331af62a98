import { describe, expect, it } from '@jest/globals';
import type { Mail } from './mail.ts';
import { messageOf } from './message.ts';

const env = { appUrl: 'https://latchlist.test', mailFrom: 'Latchlist <no-reply@latchlist.test>' };
const to = 'ada@example.org';

/** Both bodies of a mail. */
function bodiesOf(mail: Mail): { text: string; html: string } {
  return messageOf(env, 'some-id', mail) as { text: string; html: string };
}

const WITH_TOKEN: Mail[] = [
  { kind: 'verify-email', to, token: 'eyJ.x' },
  { kind: 'verify-new-email', to, token: 'eyJ.x' },
  { kind: 'confirm-email-change', to, newEmail: 'new@example.org', token: 'eyJ.x' },
  { kind: 'reset-password', to, token: 'eyJ.x' },
];

describe('messageOf', () => {
  it.each(WITH_TOKEN)(
    'keeps the token of $kind behind the #, where no server logs it (ASVS 14.2.1)',
    (mail) => {
      const { text, html } = bodiesOf(mail);
      for (const body of [text, html]) {
        const links = body.match(/https:\/\/[^\s"<]+/g) ?? [];
        expect(links.some((link) => link.endsWith('#token=eyJ.x'))).toBe(true);
        for (const link of links) expect(link.replace(/#.*/, '')).not.toMatch(/token|eyJ|\?/);
      }
    },
  );

  it('shows what a user chose as the text it is (ASVS 1.2.1)', () => {
    const newEmail = '"<img/src=https://evil.example>&\'"@example.org';
    const { html } = bodiesOf({ kind: 'email-changed', to, newEmail, address: '<i>' });
    expect(html).toContain('&#34;&#60;img/src=https://evil.example&#62;&#38;&#39;&#34;@example.org');
    expect(html).not.toMatch(/<img|<i>/);
  });

  it('keeps advertising out of what a browser says of itself', () => {
    const device = '<b>\r\nBuy: https://evil.example/ 1.2, Linux';
    const { text } = bodiesOf({ kind: 'password-changed', to, device });
    expect(text).toMatch(/^Device: b Buy https evil example 1\.2, Linux$/m);
  });

  it('loads nothing from anywhere', () => {
    for (const mail of WITH_TOKEN)
      expect(bodiesOf(mail).html).not.toMatch(/<(img|link|script|style)|url\(|src=/);
  });
});
