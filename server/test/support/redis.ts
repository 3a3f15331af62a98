import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'redis';
import { freePort } from '../../src/database/embedded/free-port.ts';

const PROGRAMS = ['redis-server', 'valkey-server'];

/** A real Redis that keeps nothing, where this machine has one. */
export interface Redis {
  url: string;
  ask: (...command: string[]) => Promise<unknown>;
  kill: () => Promise<void>;
  /** Again, at the same place. */
  start: () => Promise<void>;
  /** Connections stay and new ones are made, in silence. */
  freeze: () => void;
  thaw: () => void;
}

/** The name of the program, or undefined where there is none: its tests are then skipped. */
export const REDIS_PROGRAM = PROGRAMS.find((name) => {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

/** @throws {Error} when it ends before it answers. */
export async function startRedis(): Promise<Redis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const start = async () => {
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const started = spawn(REDIS_PROGRAM ?? '', options, { stdio: 'ignore' });
    child = started;
    while (!(await answers(url))) {
      if (started.exitCode !== null) throw new Error(`${REDIS_PROGRAM ?? ''} ended: ${started.exitCode}`);
      await sleep(20);
    }
  };
  const kill = async () => {
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    ...{ url, start, kill },
    ask: (...command) => ask(url, command),
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
  };
}

async function answers(url: string): Promise<boolean> {
  return ask(url, ['PING']).then(
    () => true,
    () => false,
  );
}

async function ask(url: string, command: string[]): Promise<unknown> {
  const client = createClient({ url, socket: { reconnectStrategy: false } });
  client.on('error', () => undefined); // `connect` tells
  await client.connect();
  try {
    return await client.sendCommand(command);
  } finally {
    client.destroy();
  }
}
