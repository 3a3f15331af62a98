import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { SERVER_FOLDER } from '../config/server-folder.ts';
import { CSP_REPORTS } from '../web/csp-reports.controller.ts';
import { ExplorerFile } from './explorer-file.ts';

const PATH = '/api/docs';

/** The page and its scripts as they stand in the repository. */
const OWN = join(SERVER_FOLDER, 'explorer');

/** The Swagger UI that @nestjs/swagger brings. */
const SWAGGER_UI = dirname(
  createRequire(import.meta.resolve('@nestjs/swagger')).resolve('swagger-ui-dist/package.json'),
);

/** What the page loads; nothing else of either folder is served. */
const FILES = [
  ...readdirSync(OWN)
    .filter((name) => /\.(css|m?js)$/.test(name))
    .map((name) => join(OWN, name)),
  join(SWAGGER_UI, 'swagger-ui.css'),
  join(SWAGGER_UI, 'swagger-ui-bundle.js'),
];

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'", // scripts send the form; sent without them, the password would end up in an address
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  `report-uri ${CSP_REPORTS}`,
  'report-to csp',
].join('; ');

/** Serves the page where the API is tried out: Swagger UI, and above it our own way to sign in. */
export function serveExplorer(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const html = readFileSync(join(OWN, 'index.html'), 'utf8');
  for (const path of [PATH, `${PATH}/`])
    fastify.get(path, (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .headers({
          'Content-Security-Policy': CONTENT_SECURITY_POLICY,
          'Reporting-Endpoints': `csp="${CSP_REPORTS}"`,
          'Cache-Control': 'no-cache',
        })
        .send(html),
    );
  for (const path of FILES) {
    const file = new ExplorerFile(path);
    fastify.get(`${PATH}/${basename(path)}`, (request, reply) => file.send(request, reply));
  }
}
