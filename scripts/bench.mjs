// `npm run bench`: the production build of the server beside a bare `node:http` server, under one load, interleaved.
// `npm run bench -- grow`: the production build alone, with more and more to-dos in the database.
import './support/node-version.mjs';
import { readOptions } from './bench/options.mjs';
import { install } from './support/install.mjs';
import { interrupted, runQuietly } from './support/run.mjs';

const options = readOptions(process.argv.slice(2));
await install();
process.exitCode = await runQuietly('nx', ['run', 'server:build']); // the client takes no part in this
if (process.exitCode === 0) await bench();
if (interrupted()) process.exitCode = interrupted();

async function bench() {
  // These need what was just installed.
  const measure = options.grow
    ? (await import('./bench/grow.mjs')).grow
    : (await import('./bench/compare.mjs')).compare;
  try {
    console.log(await measure(options));
  } catch (error) {
    if (!interrupted()) console.error(error.message);
    process.exitCode = 1;
  }
}
