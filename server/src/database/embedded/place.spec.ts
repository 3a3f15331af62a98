import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settle } from './place.ts';

const asRoot = process.getuid?.() === 0 ? it : it.skip;
const hours = (count: number) => new Date(Date.now() + count * 3_600_000);

describe('where root keeps the cluster of a folder that is closed to others', () => {
  let dataDir: string;
  let bases: string[];
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'latchlist-closed-'));
    bases = [];
  });
  afterEach(() => {
    for (const folder of [dataDir, ...bases]) rmSync(folder, { recursive: true, force: true });
  });
  const baseOf = async () => {
    const { base } = await settle(dataDir);
    bases.push(base);
    return base;
  };
  /** As it was named when only the path decided. */
  const madeByPath = () => {
    const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
    const base = join('/var/lib/latchlist', name);
    mkdirSync(base, { recursive: true });
    bases.push(base);
    return base;
  };

  asRoot('is the same at each start, and another one when the folder was removed and made anew', async () => {
    const first = await baseOf();
    expect(await baseOf()).toBe(first);
    rmSync(dataDir, { recursive: true });
    mkdirSync(dataDir, { mode: 0o700 });
    expect(await baseOf()).not.toBe(first);
  });

  asRoot('is the one that was named by the path, where that is as old as the secret', async () => {
    writeFileSync(join(dataDir, 'secret'), 'x');
    const earlier = madeByPath();
    expect(await baseOf()).toBe(earlier);
  });

  asRoot('is none that was there before the secret', async () => {
    const earlier = madeByPath();
    writeFileSync(join(dataDir, 'secret'), 'x');
    utimesSync(join(dataDir, 'secret'), hours(1), hours(1));
    expect(await baseOf()).not.toBe(earlier);
  });
});
