import { decodeJwt } from 'jose';
import { AccessTokens } from '../../src/auth/access-tokens.ts';
import { agentOf, type Agent } from './requests.ts';
import { at } from './clock.ts';
import type { TestApp } from './test-app.ts';
import { accessToken, newBrowser, PASSWORD, type TestUser } from './test-user.ts';

/** How somebody comes, and what is wrong with him or with what he brings. */
export interface Standing {
  /** What is sent along: an access token unless said. */
  by?: 'token' | 'cookie';
  /** The address is not proved. */
  unverified?: boolean;
  /** The account is closed, after he has signed in. */
  banned?: boolean;
  /** The token is old; or the session, if he comes by cookie. */
  expired?: boolean;
  /** The session was ended. */
  revoked?: boolean;
}

/** Signs a user in once more: only this session is touched, but by `unverified` and `banned`, which are of the account. */
export async function agentAs(test: TestApp, user: TestUser, standing: Standing = {}): Promise<Agent> {
  const server = test.app.getHttpServer();
  const browser = newBrowser(server);
  await browser.post('/api/auth/sign-in/email').send({ email: user.email, password: PASSWORD }).expect(200);
  const token = await accessToken(browser);
  const { sid } = decodeJwt<{ sid: string }>(token);
  const byCookie = standing.by === 'cookie';
  const bearer = standing.expired && !byCookie ? await expiredToken(test, user.id, sid) : token;
  if (standing.expired && byCookie)
    await test.sql("UPDATE sessions SET expires_at = now() - interval '1 minute' WHERE id = $1", [sid]);
  if (standing.revoked) await test.sql('DELETE FROM sessions WHERE id = $1', [sid]);
  if (standing.unverified) await test.sql('UPDATE users SET email_verified = false WHERE id = $1', [user.id]);
  if (standing.banned) await test.sql('UPDATE users SET banned_at = now() WHERE id = $1', [user.id]);
  return byCookie ? browser : agentOf(server).set('Authorization', `Bearer ${bearer}`);
}

/** As it was issued ten minutes ago. */
function expiredToken({ app }: TestApp, userId: string, sessionId: string): Promise<string> {
  return at(-600_000, () => app.get(AccessTokens).issue(userId, sessionId));
}
