import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { MailCatcher } from '../support/mail-catcher.ts';
import { ask, type RawAnswer, request } from '../support/raw-request.ts';
import { APP_URL, createTestApp, type TestApp } from '../support/test-app.ts';
import { newEmail, PASSWORD, type TestUser } from '../support/test-user.ts';
import { expectProblem, expectSound } from './sound.ts';

let mails: MailCatcher;
let test: TestApp;
let ada: TestUser;
let bob: TestUser;
beforeAll(async () => {
  mails = await MailCatcher.start();
  test = await createTestApp({ smtpUrl: mails.url });
  [ada, bob] = [await test.newUser(), await test.newUser()];
}, 30_000);
afterAll(async () => {
  await test.close();
  await mails.close();
});

const FORGED = `
  X-Forwarded-Host: evil.example
  X-Forwarded-Server: evil.example
  X-Forwarded-Proto: https
  X-Forwarded-Port: 1
  X-Forwarded-Prefix: /evil
  X-Original-Host: evil.example
  X-Original-URL: /api/users/me
  X-Rewrite-URL: /api/users/me
  X-Real-IP: 6.6.6.6
  X-Client-IP: 6.6.6.6
  X-Cluster-Client-IP: 6.6.6.6
  X-Latchlist-Client-Address: 6.6.6.6
  CF-Connecting-IP: 6.6.6.6
  Fastly-Client-IP: 6.6.6.6
  True-Client-IP: 6.6.6.6
  Forwarded: for=6.6.6.6;host=evil.example;proto=https
  Via: 1.1 evil.example
`
  .trim()
  .split(/\n\s*/);

function send(line: string, headers: string[], body?: object): Promise<RawAnswer> {
  const json = body ? ['Content-Type: application/json'] : [];
  return ask(test.app, request(line, [...headers, ...json], body ? JSON.stringify(body) : ''));
}

describe('headers by which proxies speak, or would', () => {
  it('make no other address, user, or origin of a sign-in (ASVS 4.1.3)', async () => {
    const answer = await send('POST /api/auth/sign-in/email', [...FORGED, `Origin: ${APP_URL}`], {
      email: ada.email,
      password: PASSWORD,
    });
    expectSound(answer, [200]);
    const cookies = answer.headers['set-cookie'] ?? '';
    expect(cookies).not.toMatch(/Secure|Domain|evil/);
    const cookie = cookies.replaceAll(/;.*/g, '').replaceAll('\n', '; ');
    const { body } = await send('GET /api/auth/token', [`Cookie: ${cookie}`, ...FORGED]);
    const claims = decodeJwt((JSON.parse(body) as { token: string }).token);
    expect(claims).toMatchObject({ iss: APP_URL, sub: ada.id });
    const seen = await test.sql('SELECT ip_address FROM sessions WHERE id = $1', [claims['sid']]);
    expect(JSON.stringify(seen)).not.toContain('6.6.6.6');
    const events = await test.sql<object>('SELECT ip_address FROM auth_events WHERE user_id = $1', [ada.id]);
    expect(JSON.stringify(events)).not.toContain('6.6.6.6');
  });

  it('make no other user of a token, and no other path (ASVS 4.1.3, 15.3.4)', async () => {
    const who = [
      ...FORGED,
      `X-User-Id: ${bob.id}`,
      `X-Forwarded-User: ${bob.id}`,
      `X-Remote-User: ${bob.email}`,
    ];
    const answer = await send('GET /api/users/me', [...who, `Authorization: Bearer ${ada.token}`]);
    expectSound(answer, [200]);
    expect(JSON.parse(answer.body)).toMatchObject({ id: ada.id });
    expectProblem(await send('GET /api/users/me', who), [401]);
    expectProblem(await send('GET /api/nothing', [...who, `Authorization: Bearer ${ada.token}`]), [404]);
  });

  it('come back in no answer and no mail (ASVS 4.1.3)', async () => {
    for (const path of [
      '/api/nothing',
      '/api/openapi.json',
      '/.well-known/jwks.json',
      '/api/auth/get-session',
    ]) {
      const { headers, body } = await send(`GET ${path}`, ['Host: evil.example', ...FORGED]);
      expect(JSON.stringify([headers, body])).not.toMatch(/evil|6\.6\.6\.6/);
    }
    const evil = [
      'Host: evil.example',
      ...FORGED,
      'Origin: http://evil.example',
      'Referer: http://evil.example/',
    ];
    await send('POST /api/auth/request-password-reset', evil, { email: bob.email });
    const mail = await mails.next(bob.email, 'reset-password');
    expect(mail.text).toContain(`${APP_URL}/`);
    expect(mail.raw).not.toMatch(/evil/);
  });

  it('of an unknown account make no difference either', async () => {
    const forged = await send('POST /api/auth/request-password-reset', FORGED, { email: newEmail() });
    const plain = await send('POST /api/auth/request-password-reset', [], { email: newEmail() });
    expect([forged.status, forged.body]).toEqual([plain.status, plain.body]);
  });
});
