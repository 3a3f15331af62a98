import './support/node-version.mjs';
import { install } from './support/install.mjs';
import { interrupted } from './support/run.mjs';
import { counts, sum } from './support/test-counts.mjs';
import { NEEDS, PARTS, RUNNERS } from './support/test-parts.mjs';
import { readRequest } from './support/test-request.mjs';

const { parts, rest } = request();
await install();

const results = [];
for (const part of parts) {
  console.log(`\n── ${part} ${'─'.repeat(60 - part.length)}`);
  const start = performance.now();
  const missing = results.find((result) => NEEDS[part]?.includes(result.part) && result.failed > 0);
  if (missing) console.error(`Not run, because ${missing.part} failed.`);
  const result = missing ? counts(0, 1) : await PARTS[part](RUNNERS.includes(part) ? rest : []);
  if (interrupted()) process.exit(interrupted());
  results.push({ part, ...result, seconds: (performance.now() - start) / 1000 });
}

const total = sum(results);
console.log(`\n${table([...results, { part: 'all', ...total, seconds: elapsed() }])}\n`);
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

function request() {
  try {
    return readRequest(process.argv.slice(2));
  } catch (error) {
    console.error(error.message);
    return process.exit(2);
  }
}

function elapsed() {
  return results.reduce((all, { seconds }) => all + seconds, 0);
}

function table(rows) {
  const head = [
    'part'.padEnd(8),
    'passed'.padStart(8),
    'failed'.padStart(8),
    'skipped'.padStart(8),
    'time'.padStart(10),
  ];
  const lines = rows.map(({ part, passed, failed, skipped, seconds }) => [
    part.padEnd(8),
    ...[passed, failed, skipped].map((count) => String(count).padStart(8)),
    `${seconds.toFixed(1)} s`.padStart(10),
  ]);
  return [head, ...lines].map((cells) => cells.join('')).join('\n');
}
