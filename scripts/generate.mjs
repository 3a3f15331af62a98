// Writes what is generated and committed: the OpenAPI document from the server, and the client's types from it.
// With --release also the document that later ones are compared with.
import { execFileSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const run = (program, args) =>
  execFileSync(join(root, 'node_modules/.bin', program), args, { cwd: root, stdio: 'inherit' });

run('tsc', ['-p', 'server/tsconfig.build.json']);
await import('reflect-metadata');
const { createApp } = await import('../server/dist/modules/app.js');
const { loadEnv } = await import('../server/dist/modules/config/env.js');
const { startTemporaryPostgres } =
  await import('../server/dist/modules/database/embedded/temporary-postgres.js');
const { createDocument } = await import('../server/dist/modules/openapi/document.js');

const database = await startTemporaryPostgres();
try {
  const app = await createApp(
    loadEnv({ DATABASE_URL: database.url, BETTER_AUTH_SECRET: 'for a moment only, and for no one else' }),
  );
  writeFileSync(join(root, 'server/openapi.json'), `${JSON.stringify(createDocument(app), null, 2)}\n`);
  await app.close();
} finally {
  await database.stop();
}
run('openapi-typescript', ['server/openapi.json', '--output', 'client/src/app/api/api-types.ts']);
if (process.argv.includes('--release'))
  copyFileSync(join(root, 'server/openapi.json'), join(root, 'server/openapi.released.json'));
