import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * The content of a private file that is made once: whole or not at all, whoever is interrupted, and only by one of
 * several that try together.
 */
export function keptFile(file: string, make: () => string): string {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, make(), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8').trim();
}
