import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to the database that can fail as a network can. */
export interface CuttableProxy {
  url: string;
  /** Every connection breaks, and no new one is made. */
  cut: () => void;
  mend: () => void;
  /** Connections stay, in silence: nothing gets through either way. @param which all, or those of an `application_name`. */
  freeze: (which?: string) => void;
  thaw: () => void;
  close: () => void;
}

interface Line {
  application: string;
  client: Socket;
  upstream: Socket;
}

export async function proxyTo(databaseUrl: string): Promise<CuttableProxy> {
  const target = new URL(databaseUrl);
  const lines = new Set<Line>();
  let open = true;
  const server = createServer((client) => {
    if (!open) return void client.destroy();
    const line = { application: '', client, upstream: connect(Number(target.port), target.hostname) };
    lines.add(line);
    client.once('data', (startup: Buffer) => {
      line.application = /application_name\0([^\0]*)/.exec(startup.toString('latin1'))?.[1] ?? '';
    });
    join(line, () => lines.delete(line));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    open = false;
    for (const { client, upstream } of lines) [client, upstream].forEach((socket) => socket.destroy());
  };
  return {
    url: url.href,
    cut,
    mend: () => void (open = true),
    freeze: (which = '') => {
      for (const line of lines) if (line.application.includes(which)) silence(line);
    },
    thaw: () => {
      for (const line of lines) line.client.pipe(line.upstream).pipe(line.client);
    },
    close: () => {
      cut();
      server.close();
    },
  };
}

function join({ client, upstream }: Line, ended: () => void): void {
  for (const [socket, other] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    socket.on('error', () => undefined);
    socket.on('close', () => {
      ended();
      other.destroy();
    });
  }
  client.pipe(upstream).pipe(client);
}

function silence({ client, upstream }: Line): void {
  client.unpipe(upstream);
  upstream.unpipe(client);
  client.pause();
  upstream.pause();
}
