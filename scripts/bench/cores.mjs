import { spawnSync } from 'node:child_process';

/**
 * Keeps the server under test on a core of its own and moves this process, with all it starts from now on, to the
 * others: what is measured is then one core of Node, not a scheduler's choice of the moment.
 *
 * @returns {{ server: string, rest: string } | undefined} undefined when this machine has one core or no `taskset`
 */
export function splitCores() {
  const pid = String(process.pid);
  const { status, stdout } = spawnSync('taskset', ['-cp', pid], { encoding: 'utf8' });
  const cores = status === 0 ? numbers(stdout.split(':').at(-1)) : [];
  if (cores.length < 2) return undefined;
  const split = { server: String(cores.at(-1)), rest: cores.slice(0, -1).join(',') };
  return spawnSync('taskset', ['-acp', split.rest, pid]).status === 0 ? split : undefined;
}

/** `0-2,5` as 0, 1, 2, 5. */
function numbers(list) {
  return list.split(',').flatMap((part) => {
    const [first, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
