// Makes a built page fetch and start the application only after what it says by itself has been painted, since both keep
// a slow phone busy for a while: `start-after-paint.mjs <folder>`. A script of its own, for the page may run none inline.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const APPLICATION = /<script src="(main-[\w-]+\.js)" type="module"[^>]*>/;

const [folder] = process.argv.slice(2);
const page = join(folder, 'index.html');
const html = await readFile(page, 'utf8');
const [script, application] = APPLICATION.exec(html) ?? [];
if (!script) throw new Error(`${page} does not start the application as expected.`);

// All at once, rather than one layer of imports after another. A tab in the background paints nothing.
const source = `const start = () => {
  for (const link of document.querySelectorAll('link[rel=later]')) link.rel = 'modulepreload';
  import('./${application}');
};
if (document.hidden) start();
else requestAnimationFrame(() => setTimeout(start));
`;
const name = `start-${createHash('sha256').update(source).digest('base64url').slice(0, 8)}.js`;
const started = html
  .replaceAll('rel="modulepreload"', 'rel="later"')
  .replace(script, `<link rel="later" href="${application}"><script src="${name}" type="module">`);
await writeFile(join(folder, name), source);
await writeFile(page, started);
