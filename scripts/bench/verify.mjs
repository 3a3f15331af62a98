import { deepStrictEqual } from 'node:assert';

/** @throws {Error} unless all servers answer 200 with `count` to-dos, and with the same: else they do different work. */
export async function verify(origins, [headers], count) {
  const answers = await Promise.all(origins.map((origin) => list(origin, headers, count)));
  for (const answer of answers) {
    deepStrictEqual(
      answer,
      answers[0],
      'The servers answer with different lists: bring scripts/bench/bare.mjs up to date.',
    );
  }
}

async function list(origin, headers, count) {
  const response = await fetch(`${origin}/api/todos`, { headers });
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${response.url} answered ${response.status}: ${body}`);
  const page = JSON.parse(body);
  if (page.items.length !== count) {
    throw new Error(`${response.url} answered with ${page.items.length} to-dos instead of ${count}.`);
  }
  return page;
}
