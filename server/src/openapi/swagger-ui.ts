import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { createDocument } from './document.ts';
import { serveExplorer } from './explorer.ts';

const JSON_PATH = '/api/openapi.json';
const YAML_PATH = '/api/openapi.yaml';

/** Serves the document as JSON and as YAML, and the page at `/api/docs` where it is tried out. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('/api', app, () => createDocument(app), {
    ui: false,
    jsonDocumentUrl: JSON_PATH,
    yamlDocumentUrl: YAML_PATH,
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply) => {
      // As RFC 9512 has it; Nest's is older.
      if (request.routeOptions.url === YAML_PATH && reply.statusCode === 200)
        void reply.type('application/yaml; charset=utf-8');
      return Promise.resolve();
    });
  serveExplorer(app);
}
