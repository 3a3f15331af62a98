import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { createDocument } from './document.ts';

const PATH = '/api/docs';

/** Swagger UI brings its styles inline; all else is as strict as everywhere. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the document at `/api/openapi.json` and Swagger UI at `/api/docs`, its assets from here. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup(PATH, app, () => createDocument(app), {
    jsonDocumentUrl: '/api/openapi.json',
    yamlDocumentUrl: '/api/openapi.yaml',
    customSiteTitle: 'Latchlist API',
    swaggerOptions: { persistAuthorization: false, displayRequestDuration: true, tryItOutEnabled: true },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply) => {
      if (request.url === PATH || request.url.startsWith(`${PATH}/`))
        void reply.header('Content-Security-Policy', CONTENT_SECURITY_POLICY);
      return Promise.resolve();
    });
}
