import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { SERVER_ENVIRONMENT, SERVER_OPTIONS } from '../support/server-options.mjs';
import { start } from './child.mjs';

/** Behind a proxy that ends TLS, as it would run for real: cookies and headers are those of https. */
export const APP_URL = 'https://bench.latchlist.example';
const SECRET = randomBytes(32).toString('base64');

/** How long an access token is good for, in seconds. */
export const TOKEN_SECONDS = 300;

/** Starts the production build of the server; it brings the schema up to date. */
export async function startLatchlist(databaseUrl, core) {
  const port = await freePort();
  const settings = {
    ...SERVER_ENVIRONMENT,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    APP_URL,
    DATABASE_URL: databaseUrl,
    BETTER_AUTH_SECRET: SECRET,
    ACCESS_TOKEN_SECONDS: String(TOKEN_SECONDS),
    SMTP_URL: 'smtp://127.0.0.1:1', // nothing listens there; nothing is mailed
    EMAIL_VERIFICATION: 'false',
    API_REQUESTS_PER_MINUTE: '1000000000',
    TODO_QUOTA: '100000', // nobody shall reach it in a long run
    TRUST_PROXY: 'loopback',
    LOG_LEVEL: 'error', // the other server logs nothing either
  };
  const server = await start('server/dist/main.js', /is ready at/, {
    settings,
    core,
    options: SERVER_OPTIONS,
  });
  return { ...server, origin: `http://127.0.0.1:${port}` };
}

/** User number `index`. */
export const person = (index) => ({
  name: `Person ${index}`,
  email: `person-${index}@bench.example.org`,
  password: randomBytes(18).toString('base64'),
  address: `10.0.${index >> 8}.${index & 255}`,
});

/** From an address of his own: sign-ups are limited by address. */
export async function signUp(origin, who) {
  const { name, email, password } = who;
  const { path, ...request } = post('sign-up/email', who.address, { name, email, password });
  const response = await fetch(origin + path, request);
  const { user } = await answered(response);
  return { ...who, id: user.id, cookie: response.headers.getSetCookie()[0].split(';')[0] };
}

export const signInRequest = ({ email, password, address }) =>
  post('sign-in/email', address, { email, password });

/** An access token as the client gets it. */
export async function accessToken(origin, { cookie }) {
  const response = await fetch(`${origin}/api/auth/token`, { headers: { Cookie: cookie } });
  return (await answered(response)).token;
}

/** @returns the JSON of an answer. @throws {Error} when it is not one of success */
export async function answered(response) {
  const body = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${body}`);
  return JSON.parse(body);
}

function post(action, address, body) {
  return {
    method: 'POST',
    path: `/api/auth/${action}`,
    headers: { 'Content-Type': 'application/json', Origin: APP_URL, 'X-Forwarded-For': address },
    body: JSON.stringify(body),
  };
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}
