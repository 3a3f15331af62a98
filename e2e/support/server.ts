import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';

const MAIN = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));
const END_WITH_PARENT = new URL('../../scripts/support/end-with-parent.mjs', import.meta.url).href;
const START_LIMIT = 30_000; // ms
const STOP_LIMIT = 15_000; // ms

/** The production build as a process of its own, on a port that stays the same over restarts. */
export class Server {
  readonly url: string;
  private child: ChildProcess | undefined;
  private readonly settings: Record<string, string>;

  constructor(port: number, databaseUrl: string, extra: Record<string, string> = {}) {
    this.url = `http://localhost:${port}`;
    this.settings = {
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      APP_URL: this.url,
      NODE_ENV: 'development', // the same build and page; production wants https and secrets of one's own
      TRUST_PROXY: 'loopback', // so that each test can come from an address of its own
      LOG_LEVEL: 'fatal', // an outage that a test makes is no news
      BETTER_AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
      ...extra,
    };
  }

  async start(): Promise<void> {
    // Only what is named here: nothing of the caller's environment may change what is tested.
    const { PATH, HOME, TMPDIR } = process.env;
    const inherited = Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value !== undefined);
    const env = { ...Object.fromEntries(inherited), ...this.settings };
    const child = spawn(process.execPath, [`--import=${END_WITH_PARENT}`, MAIN], {
      env,
      detached: true, // Ctrl-C ends the tests first, and they end the server
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.child = child;
    const limit = Date.now() + START_LIMIT;
    while (!(await this.isReady())) {
      if (hasEnded(child)) throw new Error('The server ended before it was ready; its reason stands above.');
      if (Date.now() > limit) throw new Error(`The server was not ready within ${START_LIMIT / 1000} s.`);
      await sleep(100);
    }
  }

  /** In order, as a deployment would; a server that does not end is killed and the test told so. */
  async stop(): Promise<void> {
    const { child } = this;
    if (!child || hasEnded(child)) return;
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT);
    const [, signal] = (await exit) as [number | null, NodeJS.Signals | null];
    clearTimeout(killer);
    if (signal === 'SIGKILL') throw new Error(`The server did not stop within ${STOP_LIMIT / 1000} s.`);
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/api/health/ready`)).ok;
    } catch {
      return false; // not listening yet
    }
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
