import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
};

const FAST_ENOUGH = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const SHORTEN: Record<string, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, FAST_ENOUGH),
  gzip: (bytes) => promisify(gzip)(bytes),
  identity: (bytes) => Promise.resolve(bytes),
};

interface Form {
  bytes: Buffer;
  etag: string;
}

/** A file of the explorer, compressed when it is first asked for so, and from then on kept: Swagger UI is 1.8 MB. */
export class ExplorerFile {
  private readonly forms = new Map<string, Promise<Form>>();

  constructor(private readonly path: string) {}

  async send({ headers }: FastifyRequest, reply: FastifyReply): Promise<void> {
    const encoding = preferred(headers['accept-encoding']);
    const { bytes, etag } = await this.form(encoding);
    void reply.headers({ ETag: etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' });
    if (headers['if-none-match']?.includes(etag)) return void reply.status(304).send();
    if (encoding !== 'identity') void reply.header('Content-Encoding', encoding);
    void reply.type(TYPES[extname(this.path)] ?? 'application/octet-stream').send(bytes);
  }

  private form(encoding: string): Promise<Form> {
    const known = this.forms.get(encoding) ?? this.make(encoding);
    this.forms.set(encoding, known);
    return known;
  }

  private async make(encoding: string): Promise<Form> {
    const bytes = await SHORTEN[encoding]?.(await readFile(this.path));
    if (!bytes) throw new Error(`There is no ${encoding}.`);
    return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url')}"` };
  }
}

/** The shortest of what the browser takes. */
function preferred(accepted = ''): string {
  const refused = /;\s*q=0(\.0*)?\s*$/;
  const taken = accepted.split(',').filter((each) => !refused.test(each));
  return ['br', 'gzip'].find((each) => taken.some((one) => one.trim().split(';')[0] === each)) ?? 'identity';
}
