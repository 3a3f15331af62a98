import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalApplication } from '../support/local-application.mjs';
import { addManyTodos, addTodos, signUp } from '../support/person.mjs';
import { sampleTodos } from '../support/sample-todos.mjs';
import { ROOT } from '../support/workspace.mjs';
import { audit } from './audit.mjs';
import { scroll } from './scroll.mjs';
import { initialFilesOf } from './transfer.mjs';

const IN_LIST = 50; // open to-dos of the one whose page is looked at
const OLDEST = { title: 'Begin this list' }; // the newest come first, so this one is last

/** Looks at the pages of the built client and scrolls through its list, on an application that is gone afterwards. */
export async function measure({ runs, todos, executablePath }) {
  const application = await startLocalApplication();
  try {
    return {
      pages: await lookAt(application.origin, runs, executablePath),
      scroll: await scrollThrough(application.origin, todos, executablePath),
    };
  } finally {
    await application.stop();
  }
}

async function lookAt(origin, runs, executablePath) {
  const session = await signUp(origin, person('busy'));
  await addTodos(origin, session, open(IN_LIST));
  const initialFiles = initialFilesOf(readFileSync(join(ROOT, 'client/dist/browser/index.html'), 'utf8'));
  const results = [];
  for (const page of [
    { name: 'sign-in', url: `${origin}/sign-in` },
    { name: 'to-dos', url: `${origin}/todos`, session },
  ]) {
    for (const form of ['desktop', 'phone']) {
      const result = await audit({ ...page, form, executablePath, initialFiles }, runs);
      console.log(`${page.name}, ${form}: ${Object.values(result.scores).join(', ')}`);
      results.push(result);
    }
  }
  return results;
}

async function scrollThrough(origin, todos, executablePath) {
  console.log(`${todos.toLocaleString('en')} to-dos to scroll through…`);
  const session = await signUp(origin, person('busiest'));
  await addTodos(origin, session, [OLDEST]);
  await addManyTodos(origin, session, open(todos - 1));
  const seen = await scroll({ url: `${origin}/todos`, session, executablePath, last: OLDEST.title });
  return { todos, ...seen };
}

/** As they are listed by default: those that are done would be missing. */
const open = (count) => sampleTodos(count).map((todo) => ({ ...todo, completed: false }));

const person = (name) => ({
  name: 'Ada Lovelace',
  email: `${name}@bench.example.org`,
  password: 'a sentence of nobody’s own',
});
