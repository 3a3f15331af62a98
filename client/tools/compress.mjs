// Copies a build and puts a .br and a .gz beside every file that gets smaller by it: `compress.mjs <from> <to>`.
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const WRITTEN_PER_RESPONSE = 'index.html'; // the server puts a nonce into it
const COMPRESSIBLE = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.webmanifest']);
const [from, to] = process.argv.slice(2);

await rm(to, { recursive: true, force: true });
await cp(from, to, { recursive: true });
const entries = await readdir(to, { recursive: true, withFileTypes: true });
await Promise.all(
  entries
    .filter(
      (entry) =>
        entry.isFile() && entry.name !== WRITTEN_PER_RESPONSE && COMPRESSIBLE.has(extname(entry.name)),
    )
    .map((entry) => compress(join(entry.parentPath, entry.name))),
);

async function compress(file) {
  const content = await readFile(file);
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  await keepIfSmaller(`${file}.br`, content, await promisify(brotliCompress)(content, brotli));
  await keepIfSmaller(`${file}.gz`, content, await promisify(gzip)(content, { level: 9 }));
}

async function keepIfSmaller(file, original, compressed) {
  if (compressed.length < original.length) await writeFile(file, compressed);
}
