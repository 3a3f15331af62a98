import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AddressInfo, connect } from 'node:net';

const PATIENCE = 2_000; // ms of silence

/** One HTTP answer, as it came over the wire. */
export interface RawAnswer {
  status: number;
  /** Names in lower case; of several with one name, each in a line. */
  headers: Record<string, string>;
  body: string;
}

export interface Exchange {
  answers: RawAnswer[];
  /** Whether the server hung up. */
  closed: boolean;
}

/** Sends bytes as they are, over TCP, and reads until the server hangs up or falls silent. */
export async function exchange(app: NestFastifyApplication, bytes: string | Buffer): Promise<Exchange> {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  let text = '';
  let closed = true;
  socket.setEncoding('latin1').on('data', (part: string) => (text += part));
  socket.on('error', () => undefined); // a server that hangs up while we still write
  socket.setTimeout(PATIENCE, () => {
    closed = false;
    socket.destroy();
  });
  socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  await new Promise((resolve) => socket.on('close', resolve));
  return { answers: parsed(text), closed };
}

/** The answer to a request that is to be answered once. */
export async function ask(app: NestFastifyApplication, bytes: string | Buffer): Promise<RawAnswer> {
  const { answers } = await exchange(app, bytes);
  const [answer, ...more] = answers;
  if (!answer || more.length > 0) throw new Error(`There were ${answers.length} answers.`);
  return answer;
}

/**
 * The text of a request that is right but for what is asked for: each character is one byte, lines are taken as they
 * are, and a body brings its length unless they say otherwise.
 */
export function request(line: string, headers: string[] = [], body: string | Buffer = ''): string {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const framed =
    bytes.length === 0 || headers.some((each) => /^(content-length|transfer-encoding)\b/i.test(each));
  const lines = [
    `${line} HTTP/1.1`,
    ...(headers.some((each) => /^host\b/i.test(each)) ? [] : ['Host: latchlist.test']),
    ...headers,
    ...(framed ? [] : [`Content-Length: ${bytes.length}`]),
    'Connection: close',
  ];
  return `${lines.join('\r\n')}\r\n\r\n${bytes.toString('latin1')}`;
}

function parsed(text: string): RawAnswer[] {
  const answers: RawAnswer[] = [];
  for (let rest = text; rest.startsWith('HTTP/1.1 ');) {
    const [head = ''] = rest.split('\r\n\r\n', 1);
    const [, ...lines] = head.split('\r\n');
    const headers: Record<string, string> = {};
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^:]*):\s*(.*)$/.exec(line) ?? [];
      const known = headers[name.toLowerCase()];
      headers[name.toLowerCase()] = known === undefined ? value : `${known}\n${value}`;
    }
    const from = head.length + 4;
    const to = from + Number(headers['content-length'] ?? 0);
    const body = Buffer.from(rest.slice(from, to), 'latin1').toString();
    const status = Number(rest.slice(9, 12));
    if (status >= 200) answers.push({ status, headers, body });
    rest = rest.slice(to);
  }
  return answers;
}
