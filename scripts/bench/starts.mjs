import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './statistics.mjs';
import { memory } from './usage.mjs';

const TIMES = 5;
const SETTLED = 1_000; // ms after it is ready, when nothing of the start goes on

/**
 * Starts each server several times in turn.
 *
 * @returns of each, the medians of how long it `took` (ms) to be ready and of its `memory` (bytes) when it is idle
 */
export async function measureStarts(startServers) {
  const seen = startServers.map(() => []);
  for (let index = 1; index <= TIMES; index++)
    for (const [number, startServer] of startServers.entries()) seen[number].push(await once(startServer));
  return seen.map((all) => ({
    took: median(all.map(({ took }) => took)),
    memory: median(all.map((one) => one.memory)),
  }));
}

async function once(startServer) {
  const { pid, took, stop } = await startServer();
  await sleep(SETTLED);
  const resident = memory(pid);
  await stop();
  return { took, memory: resident };
}
