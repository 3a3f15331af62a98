import { start } from './child.mjs';

export const ROUNDS = 5;
const WARM_UP = 3; // s; until V8 has compiled what matters

/**
 * Loads the servers in turn, A B A B …, so that what else the machine does meanwhile meets them alike.
 *
 * @param servers origins by name
 * @param requests gives the headers of the requests that the connections send, one after another
 * @returns the rounds of each server by its name
 */
export async function measure(servers, requests, { seconds, connections }) {
  const names = Object.keys(servers);
  const load = async (name, time) =>
    round({ origin: servers[name], requests: await requests(), seconds: time, connections });
  for (const name of names) await load(name, WARM_UP);
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let index = 1; index <= ROUNDS; index++) {
    for (const name of names) results[name].push(await load(name, seconds));
    const rates = names.map((name) => `${name} ${Math.round(results[name].at(-1).rate)}/s`);
    console.log(`round ${index}: ${rates.join(', ')}`);
  }
  return results;
}

async function round(plan) {
  const { said, stop } = await start('scripts/bench/load.mjs', /^\{.*\}\n/, { args: [JSON.stringify(plan)] });
  await stop();
  const result = JSON.parse(said[0]);
  if (result.failed > 0) throw new Error(`${result.failed} requests to ${plan.origin} failed.`);
  return result;
}
