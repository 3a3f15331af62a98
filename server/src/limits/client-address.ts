import type { FastifyRequest } from 'fastify';
import { isIP, isIPv4, SocketAddress } from 'node:net';

type Origin = Pick<FastifyRequest, 'ip' | 'socket'>;

const GROUPS = 8; // of an IPv6 address
const NETWORK_GROUPS = 4; // 64 bits

/**
 * Whom a limit counts: an IPv4 address, or the /64 of an IPv6 one, which is what one household gets (CVE-2026-45364).
 * Undefined when the client has hung up before anybody asked.
 */
export function clientAddress(request: Origin): string | undefined {
  const address = fullAddress(request);
  return address?.includes(':') ? network(address) : address;
}

/**
 * The client's address in one spelling, for people to read. Fastify has found it behind the proxies of TRUST_PROXY; what
 * such a proxy passed on that is no address counts as coming from the proxy itself.
 */
export function fullAddress({ ip, socket }: Origin): string | undefined {
  return addressIn(ip) ?? addressIn(socket.remoteAddress);
}

/** Some proxies add the port, and brackets around IPv6; a zone says nothing beyond the machine it was written on. */
function addressIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined; // Fastify's `ip` too, whatever its type says
  const [, bracketed] = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text) ?? [];
  const [, beforePort] = /^([\d.]+):\d{1,5}$/.exec(text) ?? [];
  const [host = ''] = (bracketed ?? beforePort ?? text).split('%');
  if (isIP(host) !== 6) return isIPv4(host) ? host : undefined;
  const { address } = new SocketAddress({ address: host, family: 'ipv6' });
  const mapped = address.replace(/^::ffff:/, ''); // IPv4, as sockets for both families write it
  return isIPv4(mapped) ? mapped : address;
}

/** The /64 of a canonical address, its groups written out. */
function network(address: string): string {
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array<string>(GROUPS - head.length - tail.length).fill('0');
  return `${[...head, ...zeros, ...tail].slice(0, NETWORK_GROUPS).join(':')}::/64`;
}
