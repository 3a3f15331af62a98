import { appendFileSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FOLDER = 'LATCHLIST_STATUSES_SEEN';
const mine = new Set<string>();

/** Notes, for the end of all suites, that an operation has answered so. */
export function recordSeen(operationId: string, status: number): void {
  const line = `${operationId} ${status}`;
  const folder = process.env[FOLDER];
  if (folder === undefined || mine.has(line)) return;
  mine.add(line);
  appendFileSync(join(folder, `${process.pid}.txt`), `${line}\n`);
}

/** Before the suites: where all workers note what they saw. */
export function startRecording(): void {
  process.env[FOLDER] = mkdtempSync(join(tmpdir(), 'latchlist-statuses-'));
}

/** After them: everything any of them saw. */
export function readSeen(): Set<string> {
  const folder = process.env[FOLDER] ?? '';
  const lines = globSync(join(folder, '*.txt')).flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  rmSync(folder, { recursive: true, force: true });
  return new Set(lines.filter((line) => line !== ''));
}
