// Says which chunks the first pages need, so that the server can name them in its HTML and the browser gets them along
// with the application instead of after it has started: `preloads.mjs <browser-stats.json> <folder>`.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is shown at a path's first part (`*`: any other), to those with a session and to those without. */
const PAGES = {
  withSession: {
    '*': ['app-shell', 'todos/todos-page'],
    trash: ['app-shell', 'todos/trash/trash-page'],
  },
  withoutSession: {
    '*': ['auth/auth-layout', 'auth/sign-in-page'],
    'sign-up': ['auth/auth-layout', 'auth/sign-up-page'],
    'forgot-password': ['auth/auth-layout', 'auth/forgot-password-page'],
  },
};

const [statsFile, folder] = process.argv.slice(2);
const { outputs } = JSON.parse(await readFile(statsFile, 'utf8'));
const started = closure(fileOf('client/src/main.ts'));
const preloads = mapValues(PAGES, (pages) => mapValues(pages, chunksOf));
await writeFile(join(folder, 'preloads.json'), `${JSON.stringify(preloads)}\n`);

/** What a page needs beyond the application itself. */
function chunksOf(sources) {
  const needed = sources.flatMap((source) => [...closure(fileOf(`client/src/app/${source}.ts`))]);
  return [...new Set(needed)].filter((file) => !started.has(file));
}

function fileOf(source) {
  const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source);
  if (!found)
    throw new Error(`${source} is no chunk of its own: bring client/tools/preloads.mjs up to date.`);
  return found[0];
}

/** A file with all that it imports at once. */
function closure(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const { path, kind } of outputs[file].imports) if (kind === 'import-statement') closure(path, seen);
  return seen;
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
