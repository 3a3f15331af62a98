import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { start } from './child.mjs';

export const ROUNDS = 5;
const WARM_UP = 2; // s; until V8 has compiled what matters

/**
 * Loads servers in turn, A B A B …, so that what else the machine does meanwhile meets them alike.
 *
 * @param cells what is loaded: { title, server, name and scenario, context }
 * @returns the rounds of each cell, in the order of the cells
 */
export async function measure(cells, { seconds, connections, folder }) {
  let turn = 0;
  const load = async (cell, time) =>
    round(cell, await planOf(cell, { seconds: time, connections, turn: ++turn }), folder);
  for (const cell of cells) await load(cell, WARM_UP);
  const results = cells.map(() => []);
  for (let index = 1; index <= ROUNDS; index++) {
    for (const [number, cell] of cells.entries()) results[number].push(await load(cell, seconds));
    const rates = cells.map(({ title }, number) => `${title} ${Math.round(results[number].at(-1).rate)}/s`);
    console.log(`  round ${index}: ${rates.join(', ')}`);
  }
  return results;
}

async function planOf({ server, name, scenario, context }, { seconds, connections, turn }) {
  const part = async (of) => ({
    ...{ name: of.name, connections: of.connections },
    material: await of.prepare({ ...context, connections: of.connections, turn }),
  });
  const loads = [await part({ name, connections, prepare: scenario.prepare })];
  if (scenario.beside) loads.push(await part(scenario.beside));
  return { origin: server.origin, pid: server.pid, seconds, loads };
}

async function round({ title, scenario }, plan, folder) {
  const file = join(folder, 'plan.json'); // too long for an argument
  await writeFile(file, JSON.stringify(plan));
  const { said, stop } = await start('scripts/bench/load.mjs', /^\{.*\}$/m, { args: [file] });
  await stop();
  const result = JSON.parse(said[0]);
  const failed = [...result.failures, ...(result.rate > 0 ? [] : ['none was answered'])];
  if (failed.length > 0) throw new Error(`${scenario.title}, ${title}: ${failed.join(', ')}.`);
  return result;
}
