// `npm run fuzz [-- seed]`: hundreds of requests to each operation, made from the OpenAPI document, and thousands of one user
// for what is another's. It says its seed; the same one sends the same.
import './support/node-version.mjs';
import { randomInt } from 'node:crypto';
import { install } from './support/install.mjs';
import { run } from './support/run.mjs';
import { NODE, toolEnvironment } from './support/workspace.mjs';

const SETTINGS = { FUZZ_REQUESTS: '500', FUZZ_CROSSINGS: '10000' };
const [seed = String(randomInt(2 ** 31))] = process.argv.slice(2);

await install();
console.log(`The seed is ${seed}.`);
process.exitCode = await run(
  NODE,
  ['node_modules/jest/bin/jest.js', '-c', 'server/jest.config.mjs', 'server/test/fuzz'],
  { env: toolEnvironment({ ...SETTINGS, ...process.env, FUZZ_SEED: seed }) },
);
console.log(`The seed was ${seed}.`);
