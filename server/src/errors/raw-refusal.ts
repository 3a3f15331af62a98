import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { v7 as uuidv7 } from 'uuid';
import type { ProblemDto } from './problem.dto.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** How long (ms) a client may take to read why it was refused. */
const GOODBYE = 1_000;

const STATUSES: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** What Node's parser says, and of what. */
type RawError = Error & { code?: string; rawPacket?: unknown };

/** Answers what is no HTTP request, or has too large headers, with a problem, and hangs up. */
export function refuseRaw(error: RawError, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else hangUp(socket, hasUnknownMethod(error) ? 501 : (STATUSES[error.code ?? ''] ?? 400));
}

/** What Node keeps from the routes: there is no tunnel to be had, nor anything to be expected but `100-continue`. */
export function refuseWhatNodeTakes(server: Server): void {
  server.on('connect', (_request, socket) => hangUp(socket, 501));
  server.on('checkExpectation', ({ socket }) => hangUp(socket, 417));
}

function hangUp(socket: Duplex, status: number): void {
  if (isBeingAnswered(socket)) {
    // RFC 9112, 9.3.2: what is written now would be taken for the answer to the request before
    socket.on('error', () => undefined).destroy();
    return;
  }
  const title = STATUS_CODES[status] ?? '';
  const requestId = uuidv7();
  const problem: ProblemDto = {
    ...{ type: 'about:blank', title, status, detail: 'This is not a request we can read.' },
    ...{ instance: '', code: status === 501 ? 'method_unknown' : 'bad_request', requestId },
  };
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...Object.entries(SECURITY_HEADERS).map(([name, value]) => `${name}: ${value}`),
    `X-Request-Id: ${requestId}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.on('error', () => socket.destroy()); // Node has let go of it: an error nobody hears would end the process
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  setTimeout(() => socket.destroy(), GOODBYE).unref(); // a client that never hangs up keeps no connection
}

/** Whether a request before, complete, has no answer yet: Node keeps the current one at the socket, and nowhere else. */
function isBeingAnswered(socket: Duplex): boolean {
  const { _httpMessage: current } = socket as Duplex & { _httpMessage?: ServerResponse | null };
  return current?.req.complete === true;
}

/** A request line like any other but for a method that Node does not know, and not just noise. */
function hasUnknownMethod({ code, rawPacket }: RawError): boolean {
  if (code !== 'HPE_INVALID_METHOD' || !Buffer.isBuffer(rawPacket)) return false;
  return /^[A-Z]{1,20} \S{1,2000} HTTP\/1\.[01]\r?\n/.test(rawPacket.toString('latin1', 0, 2_100));
}
