import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to the database that can fail as a network can. */
export interface CuttableProxy {
  url: string;
  /** Every connection breaks, and no new one is made. */
  cut: () => void;
  /** The same, at the first statement that has `text` in it, or in its name, which is sent each time: it gets no answer. */
  cutAt: (text: string) => void;
  mend: () => void;
  /**
   * Connections stay, in silence: nothing gets through either way.
   *
   * @param which those that an `application_name` has now, or all, new ones too.
   */
  freeze: (which?: string) => void;
  thaw: () => void;
  close: () => void;
}

interface Line {
  application: string;
  client: Socket;
  upstream: Socket;
  silent: boolean;
}

export async function proxyTo(databaseUrl: string): Promise<CuttableProxy> {
  const target = new URL(databaseUrl);
  const lines = new Set<Line>();
  let open = true;
  let frozen = false;
  let cuttingAt: string | undefined;
  const server = createServer((client) => {
    if (!open) return void client.destroy();
    const upstream = connect(Number(target.port), target.hostname);
    const line: Line = { application: '', client, upstream, silent: false };
    lines.add(line);
    client.once('data', (startup: Buffer) => {
      line.application = /application_name\0([^\0]*)/.exec(startup.toString('latin1'))?.[1] ?? '';
    });
    client.on('data', (sent: Buffer) => {
      if (cuttingAt !== undefined && sent.includes(cuttingAt)) cut();
    });
    join(line, () => lines.delete(line));
    if (frozen) silence(line);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    open = frozen = false;
    cuttingAt = undefined;
    for (const { client, upstream } of lines) [client, upstream].forEach((socket) => socket.destroy());
  };
  return {
    url: url.href,
    cut,
    cutAt: (text) => void (cuttingAt = text),
    mend: () => void (open = true),
    freeze: (which = '') => {
      frozen = which === '';
      for (const line of lines) if (line.application.includes(which)) silence(line);
    },
    thaw: () => {
      frozen = false;
      for (const line of lines) if (line.silent) speak(line);
    },
    close: () => {
      cut();
      server.close();
    },
  };
}

function join(line: Line, ended: () => void): void {
  const { client, upstream } = line;
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
  speak(line);
}

function speak(line: Line): void {
  line.silent = false;
  line.client.pipe(line.upstream).pipe(line.client);
}

function silence(line: Line): void {
  const { client, upstream } = line;
  line.silent = true;
  client.unpipe(upstream);
  upstream.unpipe(client);
  client.pause();
  upstream.pause();
}
