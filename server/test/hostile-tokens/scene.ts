import { createEmailVerificationToken } from 'better-auth/api';
import { decodeJwt } from 'jose';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AccessTokens } from '../../src/auth/access-tokens.ts';
import { type CuttableProxy, proxyTo } from '../support/cuttable-proxy.ts';
import { type Loot, thiefJwk, TokenForge } from '../support/forge-token.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { newBrowser, PASSWORD, type TestUser } from '../support/test-user.ts';

/** The application behind a network that can fail, and all that an attacker may have. */
export interface Scene {
  test: TestApp;
  forge: TokenForge;
  network: CuttableProxy;
  /** How often somebody asked for the thief's key set. */
  visits: () => number;
  close: () => Promise<void>;
}

export async function setScene(): Promise<Scene> {
  const database = await createTestDatabase();
  const network = await proxyTo(database.url);
  const test = await createTestApp({ databaseUrl: network.url });
  const elsewhere = await createTestApp();
  const staging = await createTestApp({ databaseUrl: database.url, appUrl: 'http://staging.latchlist.test' });
  const [user, stranger] = [await test.newUser(), await test.newUser()];
  const canary = await listen();
  return {
    test,
    forge: new TokenForge(test, user, stranger, canary.url, {
      ...(await ownLoot(test, user)),
      otherDatabase: await issuedBy(elsewhere, user),
      otherUrl: await issuedBy(staging, user),
    }),
    network,
    visits: canary.visits,
    close: async () => {
      for (const { close } of [test, elsewhere, staging]) await close();
      network.close();
      canary.close();
      await database.drop();
    },
  };
}

/** Serves a key set that fits what the thief signs. */
async function listen() {
  const keys = [{ ...thiefJwk(), kid: 'mine' }];
  let visits = 0;
  const server = createServer((_, answer) => {
    visits++;
    answer.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/jwks.json`, visits: () => visits, close: () => server.close() };
}

/** As that environment would, were the user and the session its own. */
function issuedBy({ app }: TestApp, { id, token }: TestUser): Promise<string> {
  return app.get(AccessTokens).issue(id, String(decodeJwt(token)['sid']));
}

async function ownLoot({ app, env }: TestApp, { email, cookie }: TestUser) {
  const signIn = newBrowser(app.getHttpServer()).post('/api/auth/sign-in/email');
  const signedIn = await signIn.send({ email, password: PASSWORD }).expect(200);
  const device = signedIn.get('Set-Cookie')?.find((line) => line.includes('.device=')) ?? '';
  return {
    cookie: valueOf(cookie),
    deviceCookie: valueOf(device),
    verificationToken: await createEmailVerificationToken(env.betterAuthSecret, email),
    resetToken: randomBytes(18).toString('base64url'), // as long as Better Auth makes them
  } satisfies Partial<Loot>;
}

const valueOf = (cookie: string) => cookie.replace(/^[^=]*=([^;]*).*$/, '$1');
