import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ensureFolder } from './ensure-folder.ts';
import { keptFile } from './kept-file.ts';

/**
 * The secret of a development machine: made at random once and kept in the data folder, so that sessions and
 * signing keys outlive a restart and no two machines share one.
 *
 * @throws {Error} in one sentence when the data folder cannot be used, or the secret in it is none.
 */
export function developmentSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  let secret: string;
  try {
    ensureFolder(dataDir);
    secret = keptFile(file, () => randomBytes(32).toString('base64url'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      `The data folder ${dataDir} cannot be used (${code ?? 'unknown error'}): set DATA_DIR to another.`,
    );
  }
  if (secret.length < 32)
    throw new Error(`The secret in ${file} is too short: remove the file for a new one to be made.`);
  return secret;
}
