import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MailCatcher } from '../support/mail-catcher.ts';
import { ask, type RawAnswer, request } from '../support/raw-request.ts';
import { APP_URL, createTestApp, type TestApp } from '../support/test-app.ts';
import { newEmail, PASSWORD } from '../support/test-user.ts';
import { expectSound } from './sound.ts';

let mails: MailCatcher;
let test: TestApp;
beforeAll(async () => {
  mails = await MailCatcher.start();
  test = await createTestApp({ smtpUrl: mails.url });
}, 30_000);
afterAll(async () => {
  await test.close();
  await mails.close();
});

function post(path: string, headers: string[], body: object): Promise<RawAnswer> {
  const lines = [...headers, 'Content-Type: application/json'];
  return ask(test.app, request(`POST /api/auth/${path}`, lines, JSON.stringify(body)));
}

const host = new URL(APP_URL).host;

describe.each<[what: string, headers: string[]]>([
  ['no Origin', []],
  ['an empty Origin', ['Origin: ']],
  ['the Origin null', ['Origin: null']],
  ['the Origin of somebody else', ['Origin: https://evil.example']],
  ['an Origin that ends with ours', [`Origin: http://evil${host}`]],
  ['an Origin that begins with ours', [`Origin: ${APP_URL}.evil.example`]],
  ['an Origin that has ours for a user', [`Origin: ${APP_URL}@evil.example`]],
  ['the Origin of a subdomain', [`Origin: http://evil.${host}`]],
  ['the Origin of another port', [`Origin: ${APP_URL}:8080`]],
  ['the Origin of another scheme', [`Origin: https://${host}`]],
  ['the Origin of a file', ['Origin: file://']],
  ['two Origins in one', [`Origin: https://evil.example, ${APP_URL}`]],
  ['two Origins, ours the first', [`Origin: ${APP_URL}`, 'Origin: https://evil.example']],
  ['two Origins, ours the last', ['Origin: https://evil.example', `Origin: ${APP_URL}`]],
  ['no Origin, and a Referer of somebody else', ['Referer: https://evil.example/']],
  ['the Host and the Origin of somebody else', ['Host: evil.example', 'Origin: http://evil.example']],
  ['a forwarded Host', ['X-Forwarded-Host: evil.example', 'Origin: http://evil.example']],
  ['a forwarded scheme', ['X-Forwarded-Proto: https', `Origin: https://${host}`]],
  ['our Origin, though from another site', [`Origin: ${APP_URL}`, 'Sec-Fetch-Site: cross-site']],
  ['our Origin, though from a sibling', [`Origin: ${APP_URL}`, 'Sec-Fetch-Site: same-site']],
  ['our Origin, though from nobody knows where', [`Origin: ${APP_URL}`, 'Sec-Fetch-Site: x']],
])('with a cookie and %s (ASVS 3.5.1, 3.5.2)', (_, headers) => {
  const newAddress = newEmail();
  it.each<[path: string, body: object]>([
    ['sign-out', {}],
    ['change-password', { currentPassword: PASSWORD, newPassword: 'another horse entirely' }],
    ['change-email', { password: PASSWORD, newEmail: newAddress }],
    ['delete-user', { password: PASSWORD }],
  ])('%s is refused, and does nothing', async (path, body) => {
    const { id, cookie } = await test.newUser();
    const before = await stored(id);
    const answer = await post(path, [`Cookie: ${cookie}`, ...headers], body);
    expect(await stored(id)).toEqual(before);
    expectSound(answer, [403]);
    expect(answer.headers).not.toHaveProperty('set-cookie');
    expect(mails.all.filter(({ recipients }) => recipients.includes(newAddress))).toEqual([]);
  });
});

/** What those requests could have changed. */
const stored = (userId: string) =>
  test.sql(
    `SELECT users.email, accounts.password, sessions.id FROM users
     JOIN accounts ON accounts.user_id = users.id JOIN sessions ON sessions.user_id = users.id WHERE users.id = $1`,
    [userId],
  );
