import { isIPv4, isIPv6, SocketAddress } from 'node:net';
import { NEAR } from './near-addresses.ts';

/** Bits of the widest networks that may be trusted: our own, private ones, and a large provider's. */
const LEAST_BITS = { ipv4: { near: 8, far: 10 }, ipv6: { near: 7, far: 24 } };
const MAPPED = 96; // bits in front of an IPv4 address in the form of IPv6

/** Whether `range`, an item of TRUST_PROXY, holds more than any network of proxies: parts of the internet itself. */
export function isWideRange(range: string): boolean {
  const [address = '', bits] = range.split('/');
  if (bits === undefined) return false;
  const mapped = isIPv6(address) && Number(bits) >= MAPPED && isMapped(address);
  const family = isIPv4(address) || mapped ? 'ipv4' : 'ipv6';
  const least = LEAST_BITS[family][NEAR.check(address, isIPv4(address) ? 'ipv4' : 'ipv6') ? 'near' : 'far'];
  return Number(bits) - (mapped ? MAPPED : 0) < least;
}

function isMapped(address: string): boolean {
  return /^::ffff:[\d.]+$/.test(new SocketAddress({ address, family: 'ipv6' }).address);
}
