import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFolder } from './ensure-folder.ts';

/**
 * The secret of a development machine: made at random once and kept in the data folder, so that sessions and
 * signing keys outlive a restart and no two machines share one.
 *
 * @throws {Error} in one sentence when the data folder cannot be used.
 */
export function developmentSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  try {
    ensureFolder(dataDir);
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(dataDir, error);
  }
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unusable(dataDir, error);
  }
}

function unusable(dataDir: string, error: unknown): Error {
  const { code } = error as NodeJS.ErrnoException;
  return new Error(
    `The data folder ${dataDir} cannot be used (${code ?? 'unknown error'}): set DATA_DIR to another.`,
  );
}
