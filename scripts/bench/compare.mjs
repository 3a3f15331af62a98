import { start } from './child.mjs';
import { comparison, footprint } from './compared.mjs';
import { startLatchlist } from './latchlist.mjs';
import { measure, ROUNDS } from './measure.mjs';
import { signUpAll } from './people.mjs';
import { SCENARIOS } from './scenarios/index.mjs';
import { seed, TODOS_EACH } from './seed.mjs';
import { connected, onStage } from './stage.mjs';
import { measureStarts } from './starts.mjs';
import { number } from './table.mjs';
import { verify } from './verify.mjs';

const TODOS = 50_000;
const BUSY_USERS = 200; // those who send the requests

/** Measures Latchlist and the bare server in turn, line by line. @returns the table to print */
export function compare(options) {
  return onStage(async ({ databaseUrl, core, where, folder, keep }) => {
    const startServers = [() => startLatchlist(databaseUrl, core), () => startBare(databaseUrl, core)];
    const servers = [];
    for (const startServer of startServers) servers.push(await keep(startServer()));
    const lines = await connected(databaseUrl, async (database) => {
      const people = await signUpAll(servers[0].origin, BUSY_USERS);
      await seed(database, TODOS);
      return measureLines(servers, { people, database }, { ...options, folder });
    });
    for (const server of servers) await server.stop(); // so that those that start have the machine to themselves
    const starts = options.lines.includes('start') ? await measureStarts(startServers) : undefined;
    return report(lines, starts, { ...options, where });
  });
}

const startBare = async (databaseUrl, core) => {
  const settings = { NODE_ENV: 'production', DATABASE_URL: databaseUrl };
  const server = await start('scripts/bench/bare.mjs', /ready at (\S+)\n/, { settings, core });
  return { ...server, origin: server.said[1] };
};

async function measureLines(servers, context, options) {
  const lines = [];
  for (const name of options.lines.filter((line) => SCENARIOS[line])) {
    const scenario = SCENARIOS[name];
    console.log(scenario.title);
    await verify(servers, scenario, context);
    const cells = servers.map((server, index) => ({
      ...{ title: ['Latchlist', 'bare'][index], server, name, scenario, context },
    }));
    lines.push({ title: scenario.title, rounds: await measure(cells, options) });
  }
  return lines;
}

function report(lines, starts, { seconds, connections, where }) {
  const notes = [
    `${number(TODOS)} to-dos of ${number(TODOS / TODOS_EACH)} users, ${TODOS_EACH} in a list; ${BUSY_USERS} users send requests`,
    `${connections} connections, ${ROUNDS} rounds of ${seconds} s each in turn; medians`,
    where,
  ];
  const tables = [lines.length > 0 ? comparison(lines) : undefined, footprint(lines, starts)];
  return ['', ...notes, ...tables.filter(Boolean).flatMap((text) => ['', text])].join('\n');
}
