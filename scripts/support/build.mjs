import { interrupted, runQuietly } from './run.mjs';

/** Builds what changed; Nx answers from its cache for the rest. Ends the process when a build fails. */
export async function build() {
  const code = await runQuietly('nx', ['run-many', '-t', 'build', '-p', 'server', 'client']);
  if (interrupted() || code !== 0) process.exit(interrupted() || code);
}
