import { join } from 'node:path';
import { interrupted, launch } from '../support/run.mjs';
import { NODE, ROOT, toolEnvironment } from '../support/workspace.mjs';

const END_WITH_PARENT = `--import=${join(ROOT, 'scripts/support/end-with-parent.mjs')}`;

/**
 * Starts a script on the project's Node, on one core if `core` says which.
 *
 * @param ready what it prints once it is of use
 * @returns {Promise<{ said: RegExpExecArray, stop: () => Promise<number> }>}
 */
export async function start(script, ready, { args = [], settings = {}, core } = {}) {
  if (interrupted()) throw new Error('interrupted');
  const command = [NODE, '--enable-source-maps', END_WITH_PARENT, script, ...args];
  if (core !== undefined) command.unshift('taskset', '-c', core);
  let output = '';
  let heard;
  const said = new Promise((resolve) => (heard = resolve));
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
    throw new Error(`${script} ended too early.\n${output}`);
  });
  const stop = () => {
    child.stop();
    return child.ended;
  };
  return { said: await Promise.race([said, early]), stop };
}
