// Writes what is generated and committed: the OpenAPI document from the server, and the client's types from it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const run = (program, args) =>
  execFileSync(join(root, 'node_modules/.bin', program), args, { cwd: root, stdio: 'inherit' });

run('tsc', ['-p', 'server/tsconfig.build.json']);
await import('reflect-metadata');
const { createApp } = await import('../server/dist/app.js');
const { loadEnv } = await import('../server/dist/config/env.js');
const { startEmbeddedPostgres } = await import('../server/dist/database/embedded/embedded-postgres.js');
const { createDocument } = await import('../server/dist/openapi/document.js');

const dataDir = mkdtempSync(join(tmpdir(), 'latchlist-generate-'));
const database = await startEmbeddedPostgres({ dataDir, durable: false });
try {
  const app = await createApp(loadEnv({ DATA_DIR: dataDir, DATABASE_URL: database.url }));
  writeFileSync(join(root, 'server/openapi.json'), `${JSON.stringify(createDocument(app), null, 2)}\n`);
  await app.close();
} finally {
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
run('openapi-typescript', ['server/openapi.json', '--output', 'client/src/app/api/api-types.ts']);
