import type { Mail } from '../mail.ts';
import type { Content } from './content.ts';
import { factsOf } from './facts.ts';
import { oneLine } from './one-line.ts';

type Text = Omit<Content, 'facts'>;
type Texts = { [Kind in Mail['kind']]: (mail: Extract<Mail, { kind: Kind }>, appUrl: string) => Text };

const TEN_MINUTES = 'The link works for ten minutes.';
const FORGOTTEN = 'choose “Forgotten your password?” on the sign-in page';

/** Every text that is mailed. Short, and true also when it reaches somebody who knows nothing of it. */
const TEXTS: Texts = {
  'verify-email': ({ token }, appUrl) => ({
    subject: 'Confirm your e-mail address',
    before: ['Welcome to Latchlist. Confirm that this address is yours, and your account is ready.'],
    link: { label: 'Confirm this address', url: verifyLink(appUrl, token) },
    after: [TEN_MINUTES, 'If you did not sign up, ignore this mail.'],
  }),
  'verify-new-email': ({ token }, appUrl) => ({
    subject: 'Confirm your new e-mail address',
    before: ['A Latchlist account is to use this address from now on. Confirm that it is yours.'],
    link: { label: 'Confirm this address', url: verifyLink(appUrl, token) },
    after: [TEN_MINUTES, 'If you did not ask for it, ignore this mail: nothing will change.'],
  }),
  'confirm-email-change': ({ newEmail, token }, appUrl) => ({
    subject: 'Allow the change of your e-mail address?',
    before: [
      `Your Latchlist account is to use ${oneLine(newEmail)} instead of this address. If you want that, allow it; then we write to the new address.`,
    ],
    link: { label: 'Allow the change', url: verifyLink(appUrl, token) },
    after: [
      TEN_MINUTES,
      'If you did not ask for it, do not follow the link, and change your password: somebody else knows it.',
    ],
  }),
  'reset-password': ({ token }, appUrl) => ({
    subject: 'Set a new password',
    before: ['Somebody, we hope you, asked for a new password for your Latchlist account.'],
    link: { label: 'Set a new password', url: link(appUrl, 'reset-password', token) },
    after: [TEN_MINUTES, 'If it was not you, ignore this mail: your password stays as it is.'],
  }),
  'account-exists': (_, appUrl) => ({
    subject: 'You already have an account',
    before: [
      'Somebody, perhaps you, tried to sign up for Latchlist with this address. It already has an account, so there is no new one.',
    ],
    link: { label: 'Sign in', url: `${appUrl}/sign-in` },
    after: [
      `If you forgot your password, ${FORGOTTEN}.`,
      'If it was not you, there is nothing to do: nothing has changed.',
    ],
  }),
  'password-changed': (_, appUrl) => ({
    subject: 'Your password was changed',
    before: ['The password of your Latchlist account was changed. If that was you, all is well.'],
    link: { label: 'Go to the sign-in page', url: `${appUrl}/sign-in` },
    after: [`If it was not you, ${FORGOTTEN} at once and set a new one.`],
  }),
  'email-changed': ({ newEmail }, appUrl) => ({
    subject: 'Your e-mail address was changed',
    before: [
      `Your Latchlist account now uses ${oneLine(newEmail)}. This address belongs to it no more, and gets no further mail.`,
    ],
    after: [`If it was not you, tell those who run ${appUrl} at once.`],
  }),
  'account-deleted': (_, appUrl) => ({
    subject: 'Your account was deleted',
    before: ['Your Latchlist account was deleted, and your to-dos with it. Nothing is left to sign in to.'],
    after: [`If it was not you, tell those who run ${appUrl} at once.`],
  }),
  'failed-sign-ins': ({ count }, appUrl) => ({
    subject: 'Failed sign-ins to your account',
    before: [
      `Somebody has just signed in to your Latchlist account, after ${count} tries with a wrong password.`,
    ],
    link: { label: 'Go to the sign-in page', url: `${appUrl}/sign-in` },
    after: [
      'If the sign-in and the tries were yours, all is well.',
      `If the sign-in was not yours, ${FORGOTTEN} at once and set a new one. If only the tries were not, your password held.`,
    ],
  }),
};

/** What a mail says, with links into the application at `appUrl`. */
export function contentOf(mail: Mail, appUrl: string): Content {
  const text = TEXTS[mail.kind] as (mail: Mail, appUrl: string) => Text;
  return { ...text(mail, appUrl), facts: factsOf(mail) };
}

function verifyLink(appUrl: string, token: string): string {
  return link(appUrl, 'verify-email', token);
}

/** The token stands behind the `#`: browsers send that to no server and in no Referer (ASVS 5.0, 14.2.1). */
function link(appUrl: string, page: string, token: string): string {
  return `${appUrl}/${page}#token=${encodeURIComponent(token)}`;
}
