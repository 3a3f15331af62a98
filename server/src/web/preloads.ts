import type { FastifyRequest } from 'fastify';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLIENT_ROOT } from './client-files.ts';

/** By a path's first part; `*` is any other. */
type Chunks = Record<string, string[]>;

/** As the client's build wrote it. */
const FILE = join(CLIENT_ROOT, 'preloads.json');
const { withSession, withoutSession } = existsSync(FILE)
  ? (JSON.parse(readFileSync(FILE, 'utf8')) as { withSession: Chunks; withoutSession: Chunks })
  : { withSession: {}, withoutSession: {} };

/**
 * After the application itself (`low`), has the browser fetch what the page is going to import, rather than find out one import after another. A guess by
 * whether there is a session cookie: a wrong one costs a download and nothing else.
 */
export function preloadsFor({ url, headers }: FastifyRequest): string {
  const [path = ''] = url.split('?');
  const [, part = ''] = path.split('/');
  const chunks = headers.cookie?.includes('latchlist.session_token=') ? withSession : withoutSession;
  const files = (Object.hasOwn(chunks, part) ? chunks[part] : chunks['*']) ?? [];
  return files.map((file) => `<link rel="later" fetchpriority="low" href="${file}">`).join('');
}
