import { setSourceMapsSupport } from 'node:module';
import 'reflect-metadata';

// Of our own files alone: those of packages would have to be read, and kept, for nothing. Hence before any is loaded.
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });

start().catch((error: unknown) => {
  process.stderr.write(`${describe(error)}\n`);
  process.exit(1);
});

/** Reads the settings first: what is wrong with them is said before the application has been loaded for a second. */
async function start(): Promise<void> {
  const { loadEnv } = await import('./config/env.ts');
  const env = loadEnv();
  const { run } = await import('./run.ts');
  await run(env);
}

/** What we foresaw is a plain `Error` with a sentence; anything else is a defect, and its stack says where. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.constructor === Error ? error.message : (error.stack ?? error.message);
}
