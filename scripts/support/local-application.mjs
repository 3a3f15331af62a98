import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { start } from '../bench/child.mjs';

/**
 * Starts the production build on a database of its own, at http://localhost, where the browser takes it for safe.
 *
 * @returns {Promise<{ origin: string, databaseUrl: string, stop: () => Promise<void> }>}
 */
export async function startLocalApplication() {
  const database = await start('scripts/bench/database.mjs', /ready at (\S+)\n/);
  const databaseUrl = database.said[1];
  try {
    const port = await freePort();
    const settings = settingsFor(port, databaseUrl);
    const server = await start('server/dist/main.js', /is ready at/, { settings });
    const stop = async () => {
      await server.stop();
      await database.stop();
    };
    return { origin: settings.APP_URL, databaseUrl, stop };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}

function settingsFor(port, databaseUrl) {
  return {
    NODE_ENV: 'development', // the same build and pages; production wants https
    HOST: 'localhost',
    PORT: String(port),
    APP_URL: `http://localhost:${port}`,
    DATABASE_URL: databaseUrl,
    BETTER_AUTH_SECRET: randomBytes(32).toString('base64'),
    BETTER_AUTH_SECRETS: '',
    REDIS_URL: '',
    SMTP_URL: 'smtp://127.0.0.1:1', // nothing listens there; nothing is mailed
    EMAIL_VERIFICATION: 'false',
    PASSWORD_MIN_LENGTH: '12',
    API_REQUESTS_PER_MINUTE: '1000000000',
    TRUST_PROXY: 'loopback', // so that each person can come from an address of his own
    LOG_LEVEL: 'error',
  };
}
