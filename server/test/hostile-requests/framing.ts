/** A request that would be answered with 200, were it taken for one. */
const SMUGGLED = 'GET /api/health/live HTTP/1.1\r\nHost: latchlist.test\r\n\r\n';

const BIG = 'x'.repeat(40_000);

const get = (...lines: string[]) =>
  ['GET /api/health/live HTTP/1.1', 'Host: latchlist.test', ...lines].join('\r\n');
const post = (headers: string[], body: string) =>
  [
    'POST /api/auth/sign-out HTTP/1.1',
    'Host: latchlist.test',
    'Content-Type: application/json',
    ...headers,
    '',
    body,
  ].join('\r\n');
const chunked = (body: string) => post(['Transfer-Encoding: chunked'], body);
const end = '\r\n\r\n';

/** Requests whose end two readers may see in two places (ASVS 4.2.1; RFC 9112, 6.3, 11.2). */
const LENGTHS: [what: string, bytes: string][] = [
  ['a length and chunks', post(['Content-Length: 4', 'Transfer-Encoding: chunked'], `0\r\n\r\n${SMUGGLED}`)],
  ['chunks and a length', post(['Transfer-Encoding: chunked', 'Content-Length: 4'], `0\r\n\r\n${SMUGGLED}`)],
  ['two lengths', post(['Content-Length: 2', `Content-Length: ${2 + SMUGGLED.length}`], `{}${SMUGGLED}`)],
  ['a list of lengths', post(['Content-Length: 2, 9'], `{}${SMUGGLED}`)],
  ['a list of one length', post(['Content-Length: 2, 2'], `{}${SMUGGLED}`)],
  ['a length with a sign', post(['Content-Length: +2'], `{}${SMUGGLED}`)],
  ['a length below zero', post(['Content-Length: -2'], `{}${SMUGGLED}`)],
  ['a length in hexadecimal', post(['Content-Length: 0x2'], `{}${SMUGGLED}`)],
  ['a length with a fraction', post(['Content-Length: 2.0'], `{}${SMUGGLED}`)],
  ['a length of two words', post(['Content-Length: 2 2'], `{}${SMUGGLED}`)],
  ['an empty length', post(['Content-Length: '], `{}${SMUGGLED}`)],
  ['a length beyond 64 bits', post(['Content-Length: 18446744073709551618'], `{}${SMUGGLED}`)],
  ['an encoding nobody knows', post(['Transfer-Encoding: xchunked'], `0\r\n\r\n${SMUGGLED}`)],
  ['an encoding after chunks', post(['Transfer-Encoding: chunked, identity'], `0\r\n\r\n${SMUGGLED}`)],
  [
    'an encoding after chunks, in a second header',
    post(['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], `0\r\n\r\n${SMUGGLED}`),
  ],
  ['chunks in quotes', post(['Transfer-Encoding: "chunked"'], `0\r\n\r\n${SMUGGLED}`)],
  ['chunks after a vertical tab', post(['Transfer-Encoding: \x0bchunked'], `0\r\n\r\n${SMUGGLED}`)],
  ['chunks before a space', post(['Transfer-Encoding : chunked'], `0\r\n\r\n${SMUGGLED}`)],
  ['chunks on a second line', post(['Transfer-Encoding:\r\n chunked'], `0\r\n\r\n${SMUGGLED}`)],
  [
    'chunks in HTTP/1.0, and a length',
    post(['Transfer-Encoding: chunked', 'Content-Length: 4'], `0\r\n\r\n${SMUGGLED}`).replace('1.1', '1.0'),
  ],
  ['a chunk size that is no number', chunked(`zz\r\n{}\r\n0\r\n\r\n${SMUGGLED}`)],
  ['a chunk size below zero', chunked(`-2\r\n{}\r\n0\r\n\r\n${SMUGGLED}`)],
  ['a chunk size with 0x', chunked(`0x2\r\n{}\r\n0\r\n\r\n${SMUGGLED}`)],
  ['a chunk size beyond 64 bits', chunked(`10000000000000002\r\n{}\r\n0\r\n\r\n${SMUGGLED}`)],
  ['a chunk longer than it says', chunked(`2\r\n{}{}\r\n0\r\n\r\n${SMUGGLED}`)],
  ['a chunk that ends in LF', chunked(`2\r\n{}\n0\r\n\r\n${SMUGGLED}`)],
  ['a chunk size that ends in LF', chunked(`2\n{}\r\n0\r\n\r\n${SMUGGLED}`)],
  ['an extension of a chunk that ends in LF', chunked(`2;x\n{}\r\n0\r\n\r\n${SMUGGLED}`)],
  ['an extension of a chunk that ends in CR', chunked(`2;x\rx\r\n{}\r\n0\r\n\r\n${SMUGGLED}`)],
];

/** Lines that two readers may take for different ones (RFC 9112, 2.2, 5.1, 5.2; RFC 9110, 5.5). */
const LINES: [what: string, bytes: string][] = [
  ['a header that goes on in the next line', get('X: a', ' b') + end],
  ['a header that goes on behind a tab', get('X: a', '\tb') + end],
  ['a first header behind a space', get().replace('\r\nHost', '\r\n Host') + end],
  ['a space before the colon', get('X : a') + end],
  ['a tab before the colon', get('X\t: a') + end],
  ['no colon', get('X') + end],
  ['no name', get(': a') + end],
  ['a name of two words', get('X Y: a') + end],
  ['a name in quotes', get('"X": a') + end],
  ['a name with a letter beyond ASCII', get('X\xe4: a') + end],
  ['a name with NUL', get('X\0: a') + end],
  ['a value with NUL', get('X: a\0b') + end],
  ['a value with CR', get('X: a\rY: b') + end],
  ['a value with a control character', get('X: a\x01b') + end],
  ['LF for CR LF', get('X: a').replaceAll('\r\n', '\n') + '\n\n'],
  ['LF for one CR LF', get('X: a\nY: b') + end],
  ['LF at the end', get('X: a') + '\r\n\n'],
  ['CR for CR LF', get('X: a').replaceAll('\r\n', '\r') + '\r\r'],
  ['a version nobody knows', get().replace('1.1', '1.9') + end],
  ['a version in small letters', get().replace('HTTP/', 'http/') + end],
  ['a version with more digits', get().replace('1.1', '1.10') + end],
  ['HTTP/2 at once', `PRI * HTTP/2.0${end}SM${end}`],
  ['a tab after the method', get().replace('GET ', 'GET\t') + end],
  ['a space in the target', get().replace('live', 'li ve') + end],
  ['NUL in the target', get().replace('live', 'li\0ve') + end],
  ['a control character in the target', get().replace('live', 'li\x01ve') + end],
  ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03' + 'x'.repeat(500)],
  ['SSH', 'SSH-2.0-OpenSSH_9.9\r\n'],
  ['a proxy protocol', `PROXY TCP4 6.6.6.6 127.0.0.1 1 2\r\n${get()}${end}`],
  ['zeroes', '\0'.repeat(1_000)],
];

/** Sloppy, but read alike by all: to be answered once, if at all. */
export const SLOPPY: [what: string, bytes: string][] = [
  ['no version', `GET /api/health/live${end}`],
  ['an old version', get('Connection: close').replace('1.1', '0.9') + end],
  ['two spaces after the method', get('Connection: close').replace('GET ', 'GET  ') + end],
  ['the name of another protocol', get('Connection: close').replace('HTTP/1.1', 'RTSP/1.0') + end],
  ['line breaks before it', `\r\n\r\n${get('Connection: close')}${end}`],
  ['no Host, as HTTP/1.0 allows', `GET /api/health/live HTTP/1.0${end}`],
  ['a method in small letters', get('Connection: close').replace('GET', 'get') + end],
];

/** To be answered with 400 and nothing more. */
export const MALFORMED = [...LENGTHS, ...LINES];

/** Refused for what they are, not how they are written; to be hung up on all the same. */
export const OVERSIZED: [what: string, bytes: string, statuses: number[]][] = [
  ['an Authorization of 40 kB (ASVS 4.2.5)', get(`Authorization: Bearer ${BIG}`) + end, [401, 431]],
  ['a Cookie of 40 kB (ASVS 4.2.5)', get(`Cookie: latchlist.session_token=${BIG}`) + end, [401, 431]],
  ['a name of 40 kB', get(`${BIG}: a`) + end, [431]],
  ['an Origin of 40 kB', get(`Origin: https://${BIG}`) + end, [431]],
  [
    'a thousand headers of 40 bytes',
    get(...Array.from({ length: 1_000 }, (_, n) => `X-${n}: ${'x'.repeat(35)}`)) + end,
    [431],
  ],
  ['a target of 100 kB', get().replace('live', BIG.repeat(3)) + end, [414, 431]],
  ['a query of 100 kB', get().replace('live', `live?${BIG.repeat(3)}`) + end, [414, 431]],
  ['an extension of a chunk of 40 kB', chunked(`2;${BIG}\r\n{}\r\n0${end}`), [400, 413]],
  ['trailers of 40 kB', chunked(`2\r\n{}\r\n0\r\nX: ${BIG}${end}`), [400, 413, 431]],
];
