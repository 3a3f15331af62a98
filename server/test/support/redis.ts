import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../src/database/embedded/free-port.ts';

const PROGRAMS = ['redis-server', 'valkey-server'];

/** A real Redis that keeps nothing, where this machine has one. */
export interface Redis {
  url: string;
  kill: () => Promise<void>;
  /** Again, at the same place. */
  start: () => Promise<void>;
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

export async function startRedis(): Promise<Redis> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  const start = async () => {
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    child = spawn(REDIS_PROGRAM ?? '', options, { stdio: 'ignore' });
    while (!(await answers(port))) await sleep(20);
  };
  const kill = async () => {
    if (child?.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  return { url: `redis://127.0.0.1:${port}`, start, kill };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
