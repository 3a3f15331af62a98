// `npm run bench:client`: what Lighthouse says of the built pages, what goes over the wire, and how a long list scrolls.
import './support/node-version.mjs';
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { readOptions } from './bench-client/options.mjs';
import { build } from './support/build.mjs';
import { install } from './support/install.mjs';
import { interrupted } from './support/run.mjs';

const options = readOptions(process.argv.slice(2));
await install();
await build();
process.exitCode = 1;
await bench();
if (interrupted()) process.exitCode = interrupted();

async function bench() {
  // These need what was just installed.
  const { ensureBrowser } = await import('./browser.mjs');
  const { measure } = await import('./bench-client/measure.mjs');
  const { table } = await import('./bench-client/table.mjs');
  const { missed } = await import('./bench-client/targets.mjs');
  const executablePath = await ensureBrowser();
  if (!executablePath) return;
  try {
    const results = await measure({ ...options, executablePath });
    console.log(table({ facts: factsOf(executablePath), ...results }));
    const misses = missed(results);
    for (const miss of misses) console.error(`missed: ${miss}`);
    process.exitCode = misses.length > 0 ? 1 : 0;
  } catch (error) {
    if (!interrupted()) console.error(error.message);
  }
}

function factsOf(executablePath) {
  const { stdout } = spawnSync(executablePath, ['--version'], { encoding: 'utf8' });
  const cores = cpus();
  return [
    `${cores.length} × ${cores[0]?.model ?? 'core of an unknown kind'}, ${stdout.trim()}, Node ${process.version}`,
    `medians of ${options.runs} runs; a phone is a mid-range one on slow 4G, as Lighthouse simulates it`,
  ];
}
