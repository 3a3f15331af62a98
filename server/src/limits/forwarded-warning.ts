import type { FastifyRequest } from 'fastify';
import { isIPv6 } from 'node:net';
import { NEAR } from './near-addresses.ts';

type Forwarded = Pick<FastifyRequest, 'headers' | 'ips' | 'log' | 'socket'>;

/**
 * @returns a hook that says once, when it sees it, that a proxy nearby forwards requests but is not trusted: all its
 * clients then count as one. A peer from afar is no proxy of ours, and its address is somebody's: of it nothing is said.
 */
export function forwardedWarning(): (request: Forwarded) => void {
  let said = false;
  return ({ headers, ips = [], log, socket }) => {
    if (said || !headers['x-forwarded-for']) return;
    const isTrusted = ips.length > 1; // it then has a say on where the request comes from
    const peer = socket.remoteAddress;
    if (isTrusted || peer === undefined || !NEAR.check(peer, isIPv6(peer) ? 'ipv6' : 'ipv4')) return;
    said = true;
    log.warn({ peer }, 'A proxy forwards requests but is not in TRUST_PROXY: all its clients count as one.');
  };
}
