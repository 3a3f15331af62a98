import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { BETTER_AUTH } from '../../src/auth/better-auth.provider.ts';
import type { BetterAuth } from '../../src/auth/better-auth.ts';
import { ask, request } from '../support/raw-request.ts';
import { APP_URL, createTestApp, type TestApp } from '../support/test-app.ts';
import type { TestUser } from '../support/test-user.ts';
import { expectProblem } from './sound.ts';

let test: TestApp;
let ada: TestUser;
beforeAll(async () => {
  test = await createTestApp({ apiRequestsPerMinute: 100_000 });
  ada = await test.newUser();
}, 30_000);
afterAll(() => test.close());

const words = (text: string) => text.trim().split(/\s+/);

/** What the product uses of Better Auth, below /api/auth. */
const OPEN = words(`
  /sign-up/email /sign-in/email /sign-out /get-session /token /jwks /verify-email /send-verification-email
  /request-password-reset /reset-password /change-password /change-email /delete-user
`);

/** What its plugins, its older versions and careless routers would open besides. */
const NEVER_THERE = words(`
  /admin/list-users /admin/set-role /admin/impersonate-user /admin/create-user /admin/ban-user
  /api-key/create /api-key/list /api-key/verify /organization/create /organization/list
  /two-factor/enable /two-factor/disable /two-factor/verify-totp /passkey/generate-register-options
  /sign-in/username /sign-in/anonymous /sign-in/magic-link /sign-in/email-otp /sign-in/phone-number /sign-in/sso
  /sign-in/oauth2 /magic-link/verify /sso/register /one-tap/callback /one-time-token/generate
  /oauth2/authorize /oauth2/token /oauth2/register /oauth2/userinfo /oauth2/link /oauth2/callback/x
  /mcp/register /mcp/token /device/code /device/token /multi-session/set-active
  /jwt/sign /sign-jwt /verify-jwt /.well-known/openid-configuration /.well-known/jwks.json
  /open-api/generate-schema /reference /stripe/webhook /polar/webhooks /dash/validate
  /sign-up /sign-in /forget-password /callback/x /reset-password/abc /delete-user/callback
  / // /. /../auth/list-sessions /token/ //token /token// /token%2f /token;x /TOKEN //sign-up//email /sign-up/email/
`);

/** All that Better Auth would answer, as it is set up here. */
function ofBetterAuth(): string[] {
  const { api } = test.app.get<BetterAuth>(BETTER_AUTH);
  const paths = Object.values(api).flatMap((endpoint) => (endpoint as { path?: string }).path ?? []);
  return [...new Set(paths)].map((path) => path.replace(/:\w+/g, 'x'));
}

it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
  '%s finds nothing of Better Auth but what the product uses (ASVS 6.3.4; GHSA-x732-6j76-qmhm)',
  async (method) => {
    const closed = ofBetterAuth().filter((path) => !OPEN.includes(path));
    expect(closed).toEqual(
      expect.arrayContaining(words('/list-sessions /update-user /sign-in/social /ok /error')),
    );
    const who = [`Cookie: ${ada.cookie}`, `Origin: ${APP_URL}`, `Authorization: Bearer ${ada.token}`];
    const reading = method === 'GET' || method === 'HEAD';
    const headers = reading ? who : [...who, 'Content-Type: application/json'];
    const found: string[] = [];
    for (const path of [...closed, ...NEVER_THERE]) {
      const answer = await ask(test.app, request(`${method} /api/auth${path}`, headers, reading ? '' : '{}'));
      if (answer.status !== 404) found.push(`${path}: ${answer.status}`);
      else if (method !== 'HEAD') expectProblem(answer, [404]);
    }
    expect(found).toEqual([]);
  },
);

it('knows what the product uses: each of those is there', () => {
  expect(ofBetterAuth()).toEqual(expect.arrayContaining(OPEN));
});
