import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SERVER_FOLDER } from '../config/server-folder.ts';

/** Where the build of the client is. */
export const CLIENT_ROOT = join(SERVER_FOLDER, '../client/dist/browser');

/** Names with a hash never change what they name; the rest is asked for again each time. */
const HASHED = /-[\w-]{8}\.\w+$/;

/** Serves the client's files, precompressed where the build made them so; pages are `PagesController`'s. */
export async function serveClientFiles(app: NestFastifyApplication): Promise<void> {
  if (!existsSync(CLIENT_ROOT)) return;
  await app.register(fastifyStatic, {
    root: CLIENT_ROOT,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    globIgnore: ['**/*.html', 'preloads.json', '**/*.br', '**/*.gz', '**/*.map'],
    setHeaders: (reply, path) => {
      const hashed = HASHED.test(path.replace(/\.(br|gz)$/, ''));
      void reply.header('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
