import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestApp } from './test-app.ts';

/** Stands between a service and the application's `/.well-known/jwks.json`, and can fail as a network can. */
export interface KeyHost {
  url: string;
  /** How often somebody has asked for the keys. */
  readonly asked: number;
  /** Hands out what the application answers. */
  pass: () => void;
  answer: (status: number, body: string) => void;
  /** Never answers. */
  hang: () => void;
  /** Breaks the connection. */
  refuse: () => void;
  close: () => Promise<void>;
}

export async function startKeyHost({ api }: TestApp): Promise<KeyHost> {
  let asked = 0;
  let behave: RequestListener = () => undefined;
  const server = createServer((request, response) => {
    asked++;
    behave(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answer = (status: number, body: string) => {
    behave = (_, response) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
  };
  return {
    url: `http://127.0.0.1:${port}/.well-known/jwks.json`,
    get asked() {
      return asked;
    },
    pass: () => {
      behave = (_, response) =>
        void api
          .get('/.well-known/jwks.json')
          .then(({ status, text, headers }) =>
            response.writeHead(status, { 'Content-Type': headers['content-type'] }).end(text),
          );
    },
    answer,
    hang: () => {
      behave = () => undefined;
    },
    refuse: () => {
      behave = (request) => request.socket.destroy();
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
