import { deepStrictEqual } from 'node:assert';
import { answered } from './latchlist.mjs';

/**
 * @throws {Error} unless the servers answer a scenario's first request with the same: else they do different work. Of what
 * each answer has anew (`differing`), such as ids and times, only the type.
 */
export async function verify(servers, { title, prepare, requests, differing = [] }, context) {
  const answers = [];
  for (const { origin } of servers) {
    const material = await prepare({ ...context, connections: 1, turn: 0 });
    const [request] = requests ? requests(material, 0) : material;
    answers.push(await ask(origin, request, differing));
  }
  const different = `${title}: the servers answer differently; bring scripts/bench/bare up to date.`;
  for (const answer of answers) deepStrictEqual(answer, answers[0], different);
}

async function ask(origin, { path, setupRequest, ...request }, differing) {
  const asked = setupRequest?.(request) ?? request;
  const response = await fetch(origin + path, asked);
  const body = await answered(response);
  return { status: response.status, body: JSON.parse(JSON.stringify(body), without(differing)) };
}

const without = (names) => (name, value) => (names.includes(name) ? typeof value : value);
