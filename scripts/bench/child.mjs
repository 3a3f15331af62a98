import { join } from 'node:path';
import { interrupted, launch } from '../support/run.mjs';
import { NODE, ROOT, toolEnvironment } from '../support/workspace.mjs';

const PRELOADED = ['scripts/support/end-with-parent.mjs', 'scripts/bench/say-pid.mjs'];
const OPTIONS = PRELOADED.map((file) => `--import=${join(ROOT, file)}`);

/**
 * Starts a script on the project's Node, on one core if `core` says which.
 *
 * @param ready what it prints once it is of use
 * @param options for Node
 * @returns {Promise<{ said: RegExpExecArray, pid: number, took: number, stop: () => Promise<number> }>} `took` ms to be of use
 */
export async function start(script, ready, { args = [], settings = {}, core, options = [] } = {}) {
  if (interrupted()) throw new Error('interrupted');
  const command = [NODE, ...options, ...OPTIONS, script, ...args];
  if (core !== undefined) command.unshift('taskset', '-c', core);
  let output = '';
  let heard;
  const said = new Promise((resolve) => (heard = resolve));
  const began = performance.now();
  const child = launch(command[0], command.slice(1), {
    env: toolEnvironment(settings),
    ipc: true,
    output: (chunk) => {
      output += chunk;
      const match = ready.exec(output);
      if (match) heard(match);
    },
  });
  const early = child.ended.then(() => {
    throw new Error(interrupted() ? 'interrupted' : `${script} ended too early.\n${output}`);
  });
  const stop = () => {
    child.stop();
    return child.ended;
  };
  const match = await Promise.race([said, early]);
  const [, pid] = /^process (\d+)$/m.exec(output) ?? [];
  return { said: match, pid: Number(pid), took: performance.now() - began, stop };
}
