import { HttpStatus } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { Problem } from './problem.ts';

/** A name or an address, and maybe a port (RFC 9110, 7.2). */
const HOST = /^([a-z0-9._~-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i;

/**
 * Refuses a request that two readers could understand in two ways: Node takes the first of two `Host` or `Content-Type`
 * headers, something in front of it perhaps the last (RFC 9112, 3.2).
 *
 * @throws {Problem} 400.
 */
export function refuseAmbiguous({ rawHeaders, httpVersion, url = '' }: IncomingMessage): void {
  refuseUndecodable(url);
  let hosts = 0;
  let types = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') {
      hosts++;
      if (!HOST.test(rawHeaders[index + 1] ?? '')) throw badHead('The Host header names no host.');
    } else if (name.length === 12 && name.toLowerCase() === 'content-type') types++;
  }
  if (hosts > 1 || types > 1) throw badHead('A header is given twice that may be given once.');
  if (hosts === 0 && httpVersion !== '1.0') throw badHead('The Host header is missing.');
}

/** Percent-encoding that is none, or not of UTF-8, would be taken as it stands, or for other letters (RFC 3986, 2.5). */
function refuseUndecodable(url: string): void {
  const query = url.indexOf('?');
  if (query < 0 || !url.includes('%', query)) return;
  try {
    decodeURIComponent(url.slice(query));
  } catch {
    throw badHead('The query is not percent-encoded UTF-8.');
  }
}

function badHead(detail: string): Problem {
  return new Problem(HttpStatus.BAD_REQUEST, 'bad_request', detail);
}
