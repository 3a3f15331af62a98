import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { problemResponse } from '../errors/api-problems.decorator.ts';
import { ProblemDto } from '../errors/problem.dto.ts';

const BY_OWNER = '/api/users/{userId}/todos';

/** The one OpenAPI document, made from the controllers. */
export function createDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Latchlist')
    .setDescription(
      'To-dos behind a lock. Sign in, get an access token from `/api/auth/token`, and send it as `Authorization: Bearer …`.',
    )
    .setVersion('0.1.0')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .addCookieAuth('latchlist.session_token', { type: 'apiKey', in: 'cookie' })
    .build();
  return namedByOwner(SwaggerModule.createDocument(app, config, { extraModels: [ProblemDto] }));
}

/**
 * The operations under a user's path are the same handlers: they get ids of their own, name their parameter, and can be
 * refused for it. */
function namedByOwner(document: OpenAPIObject): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths)) {
    if (!path.startsWith(BY_OWNER)) continue;
    for (const operation of [item.get, item.post, item.put, item.patch, item.delete]) {
      if (!operation) continue;
      operation.responses['403'] ??= problemResponse(403);
      operation.operationId = `${operation.operationId ?? ''}OfUser`;
      const others = (operation.parameters ?? []).filter(
        (each) => !('name' in each && each.name === 'userId'),
      );
      operation.parameters = [
        { name: 'userId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
        ...others,
      ];
    }
  }
  return document;
}
