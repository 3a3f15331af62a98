import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const FOLDER = join(import.meta.dirname, '../../../examples/verify-tokens');
const PATIENCE = 20_000; // ms

/** What is to be run, in which folder, for a port. */
interface Command {
  cwd: string;
  args: (port: number) => string[];
}

/** The examples of `docs/verify-tokens.md`. */
export const EXAMPLES = {
  node: { cwd: join(FOLDER, 'node'), args: () => ['server.mjs'] },
  python: {
    cwd: join(FOLDER, 'python'),
    args: (port) => ['-B', '-m', 'uvicorn', 'main:app', '--port', String(port), '--log-level', 'warning'],
  },
} as const satisfies Record<string, Command>;

/** A service of somebody else's, in a process of its own. */
export interface Example {
  /** `GET /whoami` with this token. */
  ask: (token?: string) => Promise<Response>;
  /** Asks again and again until `enough`. @throws {Error} when it never is. */
  askUntil: (token: string, enough: (answer: Response) => boolean) => Promise<Response>;
  stop: () => Promise<void>;
}

/** A python3 that has all that the example needs: that of the path, or the system's. */
export function findPython(): string | undefined {
  const needs = 'import jwt, fastapi, uvicorn, cryptography';
  return ['python3', '/usr/bin/python3'].find((each) => spawnSync(each, ['-c', needs]).status === 0);
}

export async function startExample(
  program: string,
  { cwd, args }: Command,
  settings: Record<string, string>,
): Promise<Example> {
  const port = await freePort();
  const env = { PATH: process.env['PATH'], PORT: String(port), ...settings };
  const child = spawn(program, args(port), { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ask = (token?: string) =>
    fetch(`http://127.0.0.1:${port}/whoami`, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
  const askUntil = async (token: string, enough: (answer: Response) => boolean) => {
    const end = Date.now() + PATIENCE;
    let answer = await ask(token);
    while (!enough(answer) && Date.now() < end) {
      await sleep(50);
      answer = await ask(token);
    }
    if (!enough(answer)) throw new Error(`It is still ${answer.status}. ${said}`);
    return answer;
  };
  await untilListening(ask, child, () => said);
  return { ask, askUntil, stop: () => stop(child) };
}

async function untilListening(ask: () => Promise<unknown>, child: ChildProcess, said: () => string) {
  const end = Date.now() + PATIENCE;
  while (!(await ask().catch(() => undefined))) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`The example did not start: ${said()}`);
    await sleep(50);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
