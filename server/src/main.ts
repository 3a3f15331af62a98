import { setSourceMapsSupport } from 'node:module';
import 'reflect-metadata';

// Of our own files alone: those of packages would have to be read, and kept, for nothing. Hence before any is loaded.
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
const { run } = await import('./run.ts');

run().catch((error: unknown) => {
  process.stderr.write(`${describe(error)}\n`);
  process.exit(1);
});

/** What we foresaw is a plain `Error` with a sentence; anything else is a defect, and its stack says where. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.constructor === Error ? error.message : (error.stack ?? error.message);
}
