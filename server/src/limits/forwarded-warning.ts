import type { FastifyRequest } from 'fastify';
import { BlockList, isIPv6 } from 'node:net';

const NEAR = new BlockList();
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['127.0.0.0', 8],
] as const)
  NEAR.addSubnet(network, prefix, 'ipv4');
NEAR.addSubnet('fc00::', 7, 'ipv6');
NEAR.addAddress('::1', 'ipv6');

/**
 * @returns a hook that says once, when it sees it, that a proxy nearby forwards requests but is not trusted: all its
 * clients then count as one.
 */
export function forwardedWarning(): (request: FastifyRequest) => void {
  let said = false;
  return (request) => {
    if (said || request.headers['x-forwarded-for'] === undefined) return;
    const peer = request.socket.remoteAddress ?? '';
    if (request.ip !== peer || !NEAR.check(peer, isIPv6(peer) ? 'ipv6' : 'ipv4')) return;
    said = true;
    request.log.warn(
      { peer },
      'A proxy forwards requests but is not in TRUST_PROXY: all its clients count as one.',
    );
  };
}
