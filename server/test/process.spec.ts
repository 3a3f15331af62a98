import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../src/database/embedded/free-port.ts';
import { agentOf, requests } from './support/requests.ts';
import { ServerProcess } from './support/server-process.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';
import { newEmail, PASSWORD } from './support/test-user.ts';

jest.setTimeout(30_000); // several starts and stops of a whole process each

let database: TestDatabase;
let dataDir: string;
let settings: Record<string, string>;
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'latchlist-process-'));
  await chmod(dataDir, 0o755); // as root, PostgreSQL runs as another user, who must get in
  const port = String(await freePort());
  settings = {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: port,
    APP_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: database.url,
    BETTER_AUTH_SECRET: 'a secret that only the tests know of',
    SMTP_URL: 'smtp://127.0.0.1:1', // nothing listens there; nothing needs it
    EMAIL_VERIFICATION: 'false',
    LOG_LEVEL: 'error',
  };
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Names on stderr each module that is loaded from `node_modules`. */
const NAMES_PACKAGES = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ load: (url, context, next) => {
    if (url.includes('/node_modules/')) process.stderr.write(url + '\\n');
    return next(url, context);
  } });`)}`;

describe('the build', () => {
  it('has its packages in itself: one loaded beside it would be there twice', async () => {
    const server = new ServerProcess({ ...settings, NODE_OPTIONS: `--import=${NAMES_PACKAGES}` });
    await server.ready();
    server.signal('SIGTERM');
    expect(await server.ended).toEqual({ code: 0, stderr: '' });
  });
});

describe('a start that cannot be', () => {
  const fails = async (change: Record<string, string>) => {
    const { code, stderr } = await new ServerProcess({ ...settings, ...change }).ended;
    expect(code).toBe(1);
    return stderr;
  };

  it('names what production lacks', async () => {
    expect(await fails({ BETTER_AUTH_SECRET: '', APP_URL: '', SMTP_URL: '' })).toBe(
      'The settings are not usable.\n  APP_URL: is required in production\n  BETTER_AUTH_SECRET: is required in production\n  SMTP_URL: is required in production\n',
    );
  });

  it('says that the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await fails({ PORT: String(port) })).toBe(
      `Port ${port} is in use: stop what uses it, or set PORT to another.\n`,
    );
    other.close();
  });

  it('says that it cannot listen there', async () => {
    const stderr = await fails({ HOST: 'no-such-host.invalid' });
    expect(stderr).toMatch(
      /^The server cannot listen on port \d+ of no-such-host\.invalid: .*Check HOST and PORT\.\n$/,
    );
  });

  it('says that the database does not answer, without its password', async () => {
    const port = await freePort();
    const stderr = await fails({ DATABASE_URL: `postgres://app:hunter2@127.0.0.1:${port}/latchlist` });
    expect(stderr).toBe(
      `The database at 127.0.0.1:${port}/latchlist cannot be used: connect ECONNREFUSED 127.0.0.1:${port}. Check DATABASE_URL.\n`,
    );
  });

  it('says that the database does not know the user, or is not there', async () => {
    const url = new URL(database.url);
    url.password = 'wrong';
    expect(await fails({ DATABASE_URL: url.href })).toMatch(
      /^The database at .* password authentication failed .*\n$/,
    );
    const other = new URL(database.url);
    other.pathname = '/nowhere';
    expect(await fails({ DATABASE_URL: other.href })).toMatch(
      /^The database at .* "nowhere" does not exist.*\n$/,
    );
  });

  it('says that the data folder cannot be used', async () => {
    const file = join(dataDir, 'a-file');
    await writeFile(file, '');
    const stderr = await fails({ NODE_ENV: 'development', DATABASE_URL: '', DATA_DIR: file });
    expect(stderr).toBe(`The data folder ${file} cannot be used (EEXIST): set DATA_DIR to another.\n`);
  });

  it('says that the secret is not the one of the signing key', async () => {
    const server = new ServerProcess(settings);
    await server.ready();
    server.signal('SIGTERM');
    await server.ended;
    const stderr = await fails({ BETTER_AUTH_SECRET: 'another secret of thirty-two characters' });
    expect(stderr).toMatch(/^BETTER_AUTH_SECRET is not the one .*\n$/);
  });
});

describe('a start while another migrates', () => {
  it('waits as long as that takes', async () => {
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    await other.query('SELECT pg_advisory_lock(4715250)');
    const server = new ServerProcess(settings);
    await sleep(5_000); // longer than a request's patience with the database
    await other.end();
    await server.ready();
    server.signal('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });
});

describe('SIGTERM', () => {
  it('turns readiness off, lets a request in flight finish, and ends with 0 within 10 s', async () => {
    const server = new ServerProcess(settings);
    await server.ready();
    const api = requests(settings['APP_URL'] ?? '');
    const browser = agentOf(settings['APP_URL'] ?? '');
    await browser
      .post('/api/auth/sign-up/email')
      .send({ name: 'Ada', email: newEmail(), password: PASSWORD })
      .expect(200);
    const { token } = (await browser.get('/api/auth/token').expect(200)).body as { token: string };
    const bearer = { Authorization: `Bearer ${token}` };
    const { id } = (await api.post('/api/todos').set(bearer).send({ title: 'slow' }).expect(201)).body as {
      id: string;
    };

    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    await other.query('BEGIN');
    await other.query('SELECT FROM todos WHERE id = $1 FOR UPDATE', [id]);
    const inFlight = api
      .patch(`/api/todos/${id}`)
      .set(bearer)
      .send({ completed: true })
      .then(({ status }) => status);
    await sleep(300);

    const told = performance.now();
    server.signal('SIGTERM');
    await sleep(200);
    await api.get('/api/health/ready').expect(503);
    await sleep(1_300);
    await other.query('COMMIT');
    await other.end();

    expect(await inFlight).toBe(200);
    expect((await server.ended).code).toBe(0);
    expect(performance.now() - told).toBeLessThan(10_000);
  });
});

describe('with no DATABASE_URL', () => {
  it('runs on a PostgreSQL of its own, and SIGINT leaves no process behind', async () => {
    const port = String(await freePort());
    const development = { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', PORT: port, DATA_DIR: dataDir };
    const server = new ServerProcess(development);
    await server.ready();
    await requests(`http://127.0.0.1:${port}`).get('/api/health/ready').expect(200);
    expect(processesUsing(dataDir)).not.toEqual([]);
    server.signal('SIGINT');
    expect((await server.ended).code).toBe(0);
    expect(processesUsing(dataDir)).toEqual([]);
  });

  it('takes PostgreSQL down even when it is killed itself', async () => {
    const port = String(await freePort());
    const server = new ServerProcess({
      PATH: process.env['PATH'] ?? '',
      HOST: '127.0.0.1',
      PORT: port,
      DATA_DIR: dataDir,
    });
    await server.ready();
    server.signal('SIGKILL');
    await server.ended;
    while (processesUsing(dataDir).length > 0) await sleep(50);
  });
});

/** Lines of `ps` that mention the folder: PostgreSQL and its keeper. */
function processesUsing(folder: string): string[] {
  const lines = execFileSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(folder));
}
