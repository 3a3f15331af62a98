import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a folder and what leads to it. (`mkdirSync`'s `recursive` never returns on file systems such as /proc.) */
export function ensureFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  ensureFolder(dirname(path));
  mkdirSync(path);
}
