import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from '../support/raw-request.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
}, 30_000);
afterAll(() => test.close());

/** Requests that different parts of the server answer: routes, Node's parser, and what Node keeps from the routes. */
const REQUESTS: [what: string, bytes: string][] = [
  ['what is right', request('GET /api/health/live')],
  ['what has no token', request('GET /api/todos')],
  ['what is not there', request('GET /nothing')],
  ['a method for tunnels', request('CONNECT latchlist.test:443')],
  ['a method nobody knows', request('FOO /api/todos')],
  ['an expectation', request('GET /api/health/live', ['Expect: more'])],
  ['another protocol', request('GET /api/health/live', ['Upgrade: websocket'])],
  ['garbage', 'garbage\r\n\r\n'],
  ['headers of 40 kB', request('GET /api/health/live', [`X: ${'x'.repeat(40_000)}`])],
  ['two lengths', request('POST /api/auth/sign-out', ['Content-Length: 1', 'Content-Length: 2'], '{}')],
  ['a body cut short', request('POST /api/auth/sign-out', ['Content-Length: 99'], '{}')],
  ['a chunk that is none', request('POST /api/auth/sign-out', ['Transfer-Encoding: chunked'], 'zz')],
];

/** Half open: it goes on when the server hangs up. */
function open(): Socket {
  const { port } = test.app.getHttpServer().address() as AddressInfo;
  return connect({ port, host: '127.0.0.1', allowHalfOpen: true }).on('error', () => undefined);
}

const write = (socket: Socket, bytes: string) =>
  new Promise((resolve) => socket.write(Buffer.from(bytes, 'latin1'), resolve));

const connections = () =>
  new Promise<number>((resolve, reject) =>
    test.app
      .getHttpServer()
      .getConnections((error: Error | null, count: number) => (error ? reject(error) : resolve(count))),
  );

async function gone(): Promise<number> {
  for (let waited = 0; waited < 2_000 && (await connections()) > 0; waited += 50) await sleep(50);
  return connections();
}

describe('a client that resets its connection', () => {
  it.each(REQUESTS)('after %s ends nothing else: the error is caught (ASVS 16.5.4)', async (_, bytes) => {
    for (let count = 0; count < 60; count++) {
      const socket = open();
      await write(socket, bytes);
      if (count % 3 > 0) await sleep((count % 3) - 1);
      socket.resetAndDestroy();
    }
    expect(await gone()).toBe(0);
    await test.api.get('/api/health/live').expect(200);
  });
});

describe('a client that never hangs up', () => {
  const ANSWERED = REQUESTS.filter(([what]) => what !== 'a body cut short'); // that one is still waited for

  it.each(ANSWERED)('after %s is hung up on, and keeps no connection', async (_, bytes) => {
    const socket = open().resume();
    await write(socket, bytes);
    const left = await gone();
    socket.destroy();
    expect(left).toBe(0);
  });
});
