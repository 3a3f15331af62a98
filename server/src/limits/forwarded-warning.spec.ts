import { describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { forwardedWarning } from './forwarded-warning.ts';

/** The lines that requests from `peers` bring about in the log. */
async function said(trustProxy: string[] | false, forwarded: string | undefined, ...peers: string[]) {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const server = fastify({ trustProxy, logger: { level: 'warn', stream } });
  const warn = forwardedWarning();
  server.addHook('onRequest', (request, _reply, done) => {
    warn(request);
    done();
  });
  server.get('/', () => 'answer');
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  for (const remoteAddress of peers) {
    const { statusCode } = await server.inject({ url: '/', headers, remoteAddress });
    expect(statusCode).toBe(200);
  }
  await server.close();
  return lines;
}

describe('a proxy that TRUST_PROXY misses', () => {
  it.each(['127.0.0.1', '10.0.0.5', '172.20.0.2', '::ffff:192.168.0.9', '::1', 'fd00::7', 'fe80::1%eth0'])(
    'is told of, once, and nobody’s address with it: %s',
    async (peer) => {
      const lines = await said(false, '203.0.113.9', peer, peer, peer);
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines.join())).toMatchObject({ level: 40, peer });
      expect(lines.join()).not.toContain('203.0.113.9');
    },
  );

  it('is told of where another proxy is trusted', async () => {
    expect(await said(['10.0.0.1'], '203.0.113.9', '10.0.0.1', '10.0.0.2')).toHaveLength(1);
  });

  it('is not taken for one when it is trusted, even where its client is near or unknown', async () => {
    for (const forwarded of ['203.0.113.9', '127.0.0.1', '10.0.0.7', 'garbage'])
      expect(await said(['loopback'], forwarded, '127.0.0.1')).toEqual([]);
  });

  it('is not somebody far away who sends the header', async () => {
    expect(await said(false, '203.0.113.9', '198.51.100.7', '2001:db8::7', '::ffff:8.8.8.8')).toEqual([]);
    expect(await said(['loopback'], '203.0.113.9', '198.51.100.7')).toEqual([]);
  });

  it('is not who forwards nothing', async () => {
    expect(await said(false, undefined, '127.0.0.1')).toEqual([]);
    expect(await said(['loopback'], '', '127.0.0.1')).toEqual([]);
  });
});
