// `npm run pictures`: takes the pictures that README.md and docs/ show, all or those whose file matches a word.
import './support/node-version.mjs';
import { PICTURES } from './pictures/table.mjs';
import { build } from './support/build.mjs';
import { install } from './support/install.mjs';
import { interrupted } from './support/run.mjs';

const words = process.argv.slice(2);
const wanted = PICTURES.filter(({ file }) => words.length === 0 || words.some((word) => file.includes(word)));
if (wanted.length === 0) {
  console.error(`No picture matches; there are\n${PICTURES.map(({ file }) => `  ${file}`).join('\n')}`);
  process.exit(2);
}

await install();
await build();
process.exitCode = 1;
await take();
if (interrupted()) process.exitCode = interrupted();

async function take() {
  // These need what was just installed.
  const { ensureBrowser } = await import('./browser.mjs');
  const { takeAll } = await import('./pictures/take.mjs');
  const executablePath = await ensureBrowser();
  if (!executablePath) return;
  try {
    await takeAll(wanted, executablePath);
    process.exitCode = 0;
  } catch (error) {
    if (!interrupted()) console.error(error.message);
  }
}
