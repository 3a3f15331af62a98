import 'reflect-metadata';
import { run } from './run.ts';

run().catch((error: unknown) => {
  process.stderr.write(`${describe(error)}\n`);
  process.exit(1);
});

/** What we foresaw is a plain `Error` with a sentence; anything else is a defect, and its stack says where. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.constructor === Error ? error.message : (error.stack ?? error.message);
}
