import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ROOT, toolEnvironment } from './workspace.mjs';

/**
 * Ctrl-C reaches the whole foreground group, and npm forwards it once more. Every child therefore gets a process
 * group of its own and hears of a signal through this file only, once. What comes right after the first signal is
 * its echo; what comes later is somebody who has lost patience.
 */
const ECHO_MS = 500;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const children = new Set();
const told = new WeakSet();
const mortal = new WeakSet();
let first = null;

/** Runs a program to its end; answers its exit code, 128 + n when signal n ended it. */
export async function run(command, args, options) {
  return first ? interrupted() : launch(command, args, options).ended;
}

/**
 * Starts a program, its output shown unless `output` takes it, and gives a hold on it. With `atOnce` a request to
 * stop leaves it no time to undo what it was doing.
 */
export function launch(command, args, options = {}) {
  const { env = toolEnvironment(), output, timeout, ipc = false, atOnce = false } = options;
  const stream = output ? 'pipe' : 'inherit';
  const stdio = ['ignore', stream, stream, ...(ipc ? ['ipc'] : [])];
  const child = spawn(command, args, {
    cwd: ROOT,
    env,
    detached: true,
    stdio,
    timeout,
    killSignal: 'SIGKILL',
  });
  children.add(child);
  if (atOnce) mortal.add(child);
  child.stdout?.on('data', output);
  child.stderr?.on('data', output);
  child.once('exit', () => kill(child, 'SIGKILL')); // whatever it left behind in its group
  return { ended: ending(child), stop: () => tell(child, 'SIGTERM') };
}

/** Like `run`, with the output shown only when the program fails. */
export async function runQuietly(command, args, options) {
  const chunks = [];
  const code = await run(command, args, { ...options, output: (chunk) => chunks.push(chunk) });
  if (code !== 0 && !interrupted()) process.stderr.write(Buffer.concat(chunks));
  return code;
}

/** The exit code owed to the signal that asked us to stop, or 0 when none has come. */
export function interrupted() {
  return first ? 128 + constants.signals[first.signal] : 0;
}

async function ending(child) {
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${child.spawnfile} cannot be run: ${error.message}`);
      resolve(127);
    });
    child.once('close', (status, signal) => resolve(status ?? 128 + constants.signals[signal]));
  });
  children.delete(child);
  return code;
}

/** Asks a child to end: once, because many programs take a second signal for impatience. */
function tell(child, signal) {
  if (!told.has(child)) kill(child, mortal.has(child) ? 'SIGKILL' : signal);
  told.add(child);
}

function kill(child, signal) {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error; // gone already; EPERM is macOS for a zombie
  }
}

function onSignal(signal) {
  if (!first) {
    first = { signal, at: Date.now() };
    if (children.size === 0) process.exit(interrupted());
    for (const child of children) tell(child, signal);
  } else if (Date.now() - first.at > ECHO_MS) {
    for (const child of children) kill(child, 'SIGKILL');
  }
}

for (const signal of SIGNALS) process.on(signal, onSignal);

// `kill <npm>` ends the shell that npm puts between itself and us, and that shell forwards nothing.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => {
    if (process.ppid !== parent && !first) onSignal('SIGTERM');
  }, 250).unref();
}
