import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { start } from './child.mjs';

/** Behind a proxy that ends TLS, as it would run for real: cookies and headers are those of https. */
const APP_URL = 'https://bench.latchlist.example';

/** Starts the production build of the server; it brings the schema up to date. */
export async function startLatchlist(databaseUrl, core) {
  const port = await freePort();
  const settings = {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    APP_URL,
    DATABASE_URL: databaseUrl,
    BETTER_AUTH_SECRET: randomBytes(32).toString('base64'),
    ACCESS_TOKEN_SECONDS: '300',
    SMTP_URL: 'smtp://127.0.0.1:1', // nothing listens there; nothing is mailed
    EMAIL_VERIFICATION: 'false',
    API_REQUESTS_PER_MINUTE: '1000000000',
    TRUST_PROXY: 'loopback',
    LOG_LEVEL: 'error', // the other server logs nothing either
  };
  const { stop } = await start('server/dist/main.js', /is ready at/, { settings, core });
  return { origin: `http://127.0.0.1:${port}`, stop };
}

/** Signs up as user number `index` would, from an address of its own: sign-ups are limited by address. */
export async function signUp(origin, index) {
  const response = await fetch(`${origin}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Origin: APP_URL,
      'X-Forwarded-For': `10.0.${index >> 8}.${index & 255}`,
    },
    body: JSON.stringify({
      name: `Person ${index}`,
      email: `person-${index}@bench.example.org`,
      password: randomBytes(18).toString('base64'),
    }),
  });
  const { user } = await answered(response);
  return { id: user.id, cookie: response.headers.getSetCookie()[0].split(';')[0] };
}

/** An access token as the client gets it: good for five minutes. */
export async function accessToken(origin, { cookie }) {
  const response = await fetch(`${origin}/api/auth/token`, { headers: { Cookie: cookie } });
  return (await answered(response)).token;
}

async function answered(response) {
  const body = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${body}`);
  return JSON.parse(body);
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}
