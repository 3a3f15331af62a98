import { describe, expect, it } from '@jest/globals';
import fastify, { type FastifyRequest } from 'fastify';
import { clientAddress, fullAddress } from './client-address.ts';

/** What the server takes for the client's address: in full, and as limits count it. */
async function seen(
  trustProxy: string[],
  forwarded?: string,
  peer = '127.0.0.1',
): Promise<(string | undefined)[]> {
  const server = fastify({ trustProxy: trustProxy.length > 0 ? trustProxy : false });
  server.get('/', (request) => [fullAddress(request), clientAddress(request)]);
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const answer = await server.inject({ url: '/', headers, remoteAddress: peer });
  await server.close();
  return answer.json();
}

describe('whom a limit counts', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9', '203.0.113.9'],
    ['203.0.113.9:4711', '203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9', '203.0.113.9'],
    ['::FFFF:cb00:7109', '203.0.113.9', '203.0.113.9'],
    ['[::ffff:cb00:7109]:443', '203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2::7', '2001:db8:1:2::7', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::7]', '2001:db8:1:2::7', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::7]:443', '2001:db8:1:2::7', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:0:0:0:7', '2001:db8:1:2::7', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::7', '2001:db8::7', '2001:db8:0:0::/64'],
    ['2001:0:0:4:5:6:7:8', '2001::4:5:6:7:8', '2001:0:0:4::/64'],
    ['::4:5:6:7:8', '::4:5:6:7:8', '0:0:0:4::/64'],
    ['2001:db8:1:2:3::', '2001:db8:1:2:3::', '2001:db8:1:2::/64'],
    ['::1.2.3.4', '::1.2.3.4', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80::1', 'fe80:0:0:0::/64'],
    ['198.51.100.1, 203.0.113.9', '203.0.113.9', '203.0.113.9'],
    ['198.51.100.1, 127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['garbage, 203.0.113.9:4711, 127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ])('is found in what a trusted proxy forwards: %s', async (forwarded, full, counted) => {
    expect(await seen(['loopback'], forwarded)).toEqual([full, counted]);
  });

  it.each([
    'garbage',
    "' OR 1=1 --",
    'unknown',
    '_hidden',
    '999.1.1.1',
    '0x7f.1',
    '2130706433',
    '[203.0.113.9]x',
    '[',
    ':80',
    '%',
    '203.0.113.9, garbage',
    'x'.repeat(80),
  ])('is the proxy itself where what it forwards is no address: %s', async (forwarded) => {
    expect(await seen(['loopback'], forwarded)).toEqual(['127.0.0.1', '127.0.0.1']);
  });

  it.each([
    ['203.0.113.9', '127.0.0.1', '203.0.113.9'],
    ['203.0.113.9, 10.1.2.3', '127.0.0.1', '203.0.113.9'],
    ['203.0.113.9, 10.1.2.3, 10.255.0.1', '::ffff:10.0.0.1', '203.0.113.9'],
    ['1.1.1.1, 10.9.9.9, 203.0.113.9, 10.1.2.3', '10.0.0.1', '203.0.113.9'],
    ['203.0.113.9', '127.0.0.2', '127.0.0.2'],
    ['203.0.113.9, 10.1.2.3', '192.168.0.1', '192.168.0.1'],
    ['203.0.113.9, 192.168.0.1', '10.0.0.1', '192.168.0.1'],
    [undefined, '10.0.0.1', '10.0.0.1'],
    ['', '10.0.0.1', '10.0.0.1'],
  ])('is the last that a proxy of ours has seen (ASVS 4.1.3): %s, from %s', async (forwarded, peer, full) => {
    const [address] = await seen(['127.0.0.1', '10.0.0.0/8'], forwarded, peer);
    expect(address).toBe(full);
  });

  it('is the connection’s own address where no proxy is trusted (ASVS 4.1.3)', async () => {
    expect(await seen([], '203.0.113.9')).toEqual(['127.0.0.1', '127.0.0.1']);
    expect(await seen([], '203.0.113.9', '::ffff:198.51.100.7')).toEqual(['198.51.100.7', '198.51.100.7']);
    expect(await seen([], '127.0.0.1', '2001:db8::7')).toEqual(['2001:db8::7', '2001:db8:0:0::/64']);
  });

  it('is one for a hundred addresses of a /64, in six spellings (CVE-2026-45364)', async () => {
    const spellings = Array.from({ length: 100 }, (_, index) => {
      const group = index.toString(16);
      const ways = [
        `2001:db8:1:2::${group}`,
        `2001:DB8:1:2::${group.toUpperCase()}`,
        `2001:0db8:0001:0002:0000:0000:0000:${group.padStart(4, '0')}`,
        `2001:db8:1:2:0:0:0.0.${index}.1`,
        `[2001:db8:1:2::${group}]:${443 + index}`,
        `2001:db8:1:2:ffff:${group}::`,
      ];
      return ways[index % ways.length] ?? '';
    });
    const counted = await Promise.all(spellings.map((each) => seen(['loopback'], each)));
    expect(new Set(counted.map(([, key]) => key))).toEqual(new Set(['2001:db8:1:2::/64']));
    expect(await seen(['loopback'], '2001:db8:1:3::')).toContain('2001:db8:1:3::/64');
  });

  it('is unknown of a client that has hung up', () => {
    const gone = { ip: undefined, socket: {} } as unknown as FastifyRequest;
    expect([fullAddress(gone), clientAddress(gone)]).toEqual([undefined, undefined]);
  });
});
