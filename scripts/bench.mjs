// `npm run bench`: the list of to-dos, served by the production build and by a bare `node:http` server, under one load.
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
  const { compare } = await import('./bench/compare.mjs'); // needs what was just installed
  try {
    console.log(await compare(options));
  } catch (error) {
    if (!interrupted()) console.error(error.message);
    process.exitCode = 1;
  }
}
