// Makes a built page start the application only once what it says by itself has been painted, since starting keeps a
// slow phone busy for a while: `start-after-paint.mjs <folder>`. A script of its own, for the page may run none inline.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const APPLICATION = /<script src="(main-[\w-]+\.js)" type="module"[^>]*>/;

const [folder] = process.argv.slice(2);
const page = join(folder, 'index.html');
const html = await readFile(page, 'utf8');
const [script, application] = APPLICATION.exec(html) ?? [];
if (!script) throw new Error(`${page} does not start the application as expected.`);

// A tab in the background paints nothing.
const source = `const start = () => import('./${application}');
if (document.hidden) start();
else requestAnimationFrame(() => setTimeout(start));
`;
const name = `start-${createHash('sha256').update(source).digest('base64url').slice(0, 8)}.js`;
const preload = `<link rel="modulepreload" href="${application}">`;
await writeFile(join(folder, name), source);
await writeFile(page, html.replace(script, `${preload}<script src="${name}" type="module">`));
