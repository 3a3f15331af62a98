import type { FastifyRequest } from 'fastify';
import { isIP, SocketAddress } from 'node:net';

type Origin = Pick<FastifyRequest, 'ip' | 'socket'>;

/**
 * Whom a limit counts: an IPv4 address, or the /64 of an IPv6 one, which is what one household gets (CVE-2026-45364).
 * Undefined when even the connection tells none: such requests share no bucket.
 */
export function clientAddress(request: Origin): string | undefined {
  const address = fullAddress(request);
  return address?.includes(':') ? network(address) : address;
}

/**
 * The client's address in one spelling. Fastify has found it behind the proxies of TRUST_PROXY; what such a proxy passed
 * on that is no address counts as coming from the proxy itself.
 */
export function fullAddress({ ip, socket }: Origin): string | undefined {
  return addressIn(ip) ?? addressIn(socket.remoteAddress ?? '');
}

/** Some proxies add the port, and brackets around IPv6; a zone says nothing beyond the machine it was written on. */
function addressIn(text: string): string | undefined {
  const [, bracketed] = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text) ?? [];
  const [, beforePort] = /^([\d.]+):\d{1,5}$/.exec(text) ?? [];
  const [host = ''] = (bracketed ?? beforePort ?? text).split('%');
  const version = isIP(host);
  if (version === 0) return undefined;
  const { address } = new SocketAddress({ address: host, family: version === 4 ? 'ipv4' : 'ipv6' });
  return address.replace(/^::ffff:(?=\d+\.)/, ''); // IPv4, as sockets for both families write it
}

/** The first four of the eight groups. */
function network(address: string): string {
  const [head = '', tail] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const first = [...(head || [])];
  if (tail !== undefined) while (first.length + tail.length < 8) first.push('0');
  return `${first.slice(0, 4).join(':')}::/64`;
}
