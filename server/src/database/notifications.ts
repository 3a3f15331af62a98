import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';

/** For how long (ms) silence counts as news of nothing: an answered heartbeat is at most this old. */
const TRUST = 200;
const BEAT = 50; // ms between heartbeats while somebody relies on them
const PATIENCE = 1_000; // ms that the connection may take for a heartbeat
const IDLE = 5_000; // ms without a question after which the heart rests
const RETRY = { first: 100, longest: 2_000 }; // ms between attempts to connect

type Handler = (payload: string) => void;

/**
 * Hears what the database announces (`NOTIFY`), on a connection of its own. PostgreSQL hands announcements over before
 * it answers the next statement, so an answered heartbeat proves that all announced before it was sent has been heard:
 * a connection that was cut, or hangs without a sign, is found out within `TRUST`.
 */
@Injectable()
export class Notifications implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly handlers = new Map<string, Handler>();
  private readonly lostHandlers: (() => void)[] = [];
  private client: pg.Client | undefined;
  private heardUntil = -Infinity;
  private lastQuestion = -Infinity;
  private wake: () => void = () => undefined;
  private question: Promise<unknown> = Promise.resolve();
  private readonly closing = new AbortController();
  private ended: Promise<void> | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** @param whenLost called when announcements may have been missed: whatever was believed must be asked anew. */
  listen(channel: string, heard: Handler, whenLost: () => void): void {
    this.handlers.set(channel, heard);
    this.lostHandlers.push(whenLost);
  }

  /** Whether all that was announced up to a moment ago has been heard. While it is asked, the heart beats. */
  isCurrent(): boolean {
    const now = performance.now();
    const rested = now - this.lastQuestion > IDLE;
    this.lastQuestion = now;
    if (rested) this.wake();
    return now - this.heardUntil <= TRUST;
  }

  /**
   * Resolves once all that was announced up to now has been heard: after ending a session, to answer only when this
   * instance knows.
   */
  async caughtUp(): Promise<void> {
    if (this.client) await this.ask(this.client).catch(() => undefined); // who has lost it believes nothing anyway
  }

  onApplicationBootstrap(): void {
    this.ended = this.stayConnected();
  }

  async onModuleDestroy(): Promise<void> {
    this.closing.abort();
    this.wake();
    if (this.client) hangUp(this.client);
    await this.ended;
  }

  private async stayConnected(): Promise<void> {
    let pause = RETRY.first;
    while (!this.closed) {
      const client = this.newClient();
      try {
        await client.connect();
        for (const channel of this.handlers.keys()) await client.query(`LISTEN ${channel}`);
        this.client = client;
        pause = RETRY.first;
        this.lost(); // what was announced before we listened
        await this.beat(client);
      } catch {
        // Requests that need the database find out for themselves; here there is only to try again.
      }
      this.client = undefined;
      this.lost();
      hangUp(client);
      await this.pause(pause);
      pause = Math.min(pause * 2, RETRY.longest);
    }
  }

  /** Returns, or throws, once the connection is of no use any more. */
  private async beat(client: pg.Client): Promise<void> {
    while (this.client === client && !this.closed) {
      const sent = performance.now();
      await this.ask(client);
      this.heardUntil = sent;
      if (sent - this.lastQuestion > IDLE) await this.rest(client);
      else await this.pause(BEAT);
    }
  }

  private get closed(): boolean {
    return this.closing.signal.aborted;
  }

  private async pause(time: number): Promise<void> {
    await sleep(time, undefined, { ref: false, signal: this.closing.signal }).catch(() => undefined);
  }

  /** One question after the other: `pg` wants no two at once on a connection. */
  private ask(client: pg.Client): Promise<unknown> {
    const question = () =>
      client.query('SELECT 1').catch((error: unknown) => {
        hangUp(client); // so that those who wait behind it do not wait as long, each
        throw error;
      });
    this.question = this.question.then(question, question);
    return this.question;
  }

  private rest(client: pg.Client): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
      if (this.client !== client) resolve();
    });
  }

  private newClient(): pg.Client {
    const { url } = this.dataSource.options as { url?: string };
    const client = new pg.Client({
      connectionString: url,
      application_name: 'latchlist notifications',
      connectionTimeoutMillis: PATIENCE,
      query_timeout: PATIENCE,
      keepAlive: true,
    });
    client.on('notification', ({ channel, payload }) => this.handlers.get(channel)?.(payload ?? ''));
    client.on('error', () => this.lost());
    client.on('end', () => this.wake());
    return client;
  }

  private lost(): void {
    this.heardUntil = -Infinity;
    if (this.closed) return;
    for (const handler of this.lostHandlers) handler();
  }
}

/** Without a goodbye: the other side may be gone, and waiting for it could take forever. */
function hangUp(client: pg.Client): void {
  (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
}
