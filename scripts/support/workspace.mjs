import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');
export const BIN = join(ROOT, 'node_modules/.bin');

/** The project's own Node, from the npm package `node`: the one that builds, tests and serves. */
export const NODE = join(BIN, 'node');

/** An environment in which `node`, `tsc` and the like are the project's own, and Nx stays out of sight. */
export function toolEnvironment(extra = {}) {
  return {
    ...process.env,
    PATH: [BIN, pathWithoutBin()].join(delimiter),
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NX_ISOLATE_PLUGINS: 'false', // or it starts processes that an ill-timed Ctrl-C leaves behind
    ...extra,
  };
}

/** npm puts the project's tools on the PATH; an installation must not run on the Node it is about to replace. */
export function pathWithoutBin() {
  const entries = (process.env.PATH ?? '').split(delimiter);
  return entries.filter((entry) => entry !== BIN).join(delimiter);
}

export function has(path) {
  return existsSync(join(ROOT, path));
}
