import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between a server and its PostgreSQL, and can be shut: the outage that a test needs, without stopping anything. */
export class DatabaseGate {
  private readonly sockets = new Set<Socket>();
  private readonly listener = createServer((socket) => this.pass(socket));
  private readonly target: URL;
  private isOpen = true;

  constructor(databaseUrl: string) {
    this.target = new URL(databaseUrl);
  }

  /** @returns the URL of the database as seen through the gate */
  async listen(): Promise<string> {
    this.listener.listen(0, '127.0.0.1');
    await once(this.listener, 'listening');
    const url = new URL(this.target);
    url.host = `127.0.0.1:${(this.listener.address() as AddressInfo).port}`;
    return url.href;
  }

  /** Breaks every connection and refuses new ones. */
  shut(): void {
    this.isOpen = false;
    for (const socket of this.sockets) socket.destroy();
  }

  open(): void {
    this.isOpen = true;
  }

  close(): void {
    this.shut();
    this.listener.close();
  }

  private pass(inner: Socket): void {
    if (!this.isOpen) {
      inner.destroy();
      return;
    }
    const outer = connect(Number(this.target.port), this.target.hostname);
    inner.pipe(outer).pipe(inner);
    for (const [socket, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
  }
}
