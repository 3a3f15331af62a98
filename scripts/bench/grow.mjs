import { answered, startLatchlist } from './latchlist.mjs';
import { growth } from './grown.mjs';
import { measure, ROUNDS } from './measure.mjs';
import { signUpAll } from './people.mjs';
import { READS } from './scenarios/reads.mjs';
import { seed, TODOS_EACH } from './seed.mjs';
import { connected, onStage } from './stage.mjs';

const SIZES = [1_000, 50_000, 100_000, 1_000_000]; // to-dos in the database
const QUOTA = 10_000; // what a user may have, as Latchlist comes

/** Measures what reads cost with few and with many to-dos in the database. @returns the table to print */
export function grow(options) {
  return onStage(async (stage) => {
    const cells = [];
    for (const size of SIZES) cells.push(...(await cellsOf(await grown(size, stage))));
    const results = await measure(cells, { ...options, folder: stage.folder });
    const measured = cells.map((cell, index) => ({ ...cell, rounds: results[index] }));
    const notes = [
      `one user with ${QUOTA.toLocaleString('en')} of the to-dos, or a fifth where there are fewer, asks; the others have ${TODOS_EACH} each`,
      `${options.connections} connections, ${ROUNDS} rounds of ${options.seconds} s each in turn; medians`,
      stage.where,
    ];
    return ['', ...notes, '', growth(measured)].join('\n');
  });
}

/** A database of that many to-dos, and a server for it. */
async function grown(size, { databaseUrl, core, keep }) {
  const began = performance.now();
  const name = `grown_${size}`;
  const url = Object.assign(new URL(databaseUrl), { pathname: name }).href;
  await connected(databaseUrl, (admin) => admin.query(`CREATE DATABASE ${name}`));
  const server = await keep(startLatchlist(url, core));
  const people = await signUpAll(server.origin, 1);
  const todos = Math.min(QUOTA, size / 5);
  await connected(url, (client) => seed(client, size, { id: people.all[0].id, todos }));
  const seconds = Math.round((performance.now() - began) / 1_000);
  console.log(
    `${size.toLocaleString('en')} to-dos, ${todos.toLocaleString('en')} of one user (${seconds} s)`,
  );
  return { size, todos, server, people };
}

/** One for each kind of read that there is at this size. */
async function cellsOf({ size, todos, server, people }) {
  const cells = [];
  for (const { title, find } of READS) {
    const [{ headers }] = await people.withTokens();
    const path = await find(server.origin, headers);
    if (path === undefined) continue;
    const { items } = await answered(await fetch(server.origin + path, { headers }));
    const cell = { kind: title, size, todos, items: items.length, server, context: { people } };
    const prepare = async () => [{ method: 'GET', path, headers: (await people.withTokens())[0].headers }];
    cells.push({ ...cell, title: `${title} of ${size}`, scenario: { title, prepare } });
  }
  return cells;
}
