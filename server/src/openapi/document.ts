import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemDto } from '../errors/problem.dto.ts';
import { nameByOwner } from './by-owner.ts';
import { completeEveryOperation, shareProblems } from './every-operation.ts';
import { addExamples } from './examples.ts';
import { closeRequests } from './closed-requests.ts';

/** That of package.json; `docs/api.md` says when it has to change. */
const VERSION = '0.1.0';

const DESCRIPTION = `To-dos behind a lock. Sign in, get an access token from \`/api/auth/token\`, and send it as \`Authorization: Bearer …\`.

Errors are problems (RFC 9457) with a \`code\` to decide by; those of Better Auth, under \`/api/auth/\`, can have its own shape. Every read can be asked for with \`HEAD\`. A path that is not here is 404, a method that is not is 405 with \`Allow\`, or 501 where it means nothing anywhere.`;

const TAGS: Record<string, string> = {
  Authentication: 'Signing up, in and out, and the tokens that a session is worth',
  Account: 'The life of an account: its address, its password, its end',
  Users: 'Who one is, and what was done with the account',
  Sessions: 'Where one is signed in',
  'To-dos': "One's own to-dos",
  Trash: 'What was deleted, for 30 days',
  Tags: "One's own tags",
  Health: 'For whoever runs it',
};

/** The one OpenAPI document, of the application and Better Auth, made from the controllers. */
export function createDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Latchlist')
    .setDescription(DESCRIPTION)
    .setVersion(VERSION)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .addCookieAuth('latchlist.session_token', { type: 'apiKey', in: 'cookie' });
  for (const [name, description] of Object.entries(TAGS)) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build(), { extraModels: [ProblemDto] });
  nameByOwner(document);
  completeEveryOperation(document);
  shareProblems(document);
  closeRequests(document);
  addExamples(document);
  return document;
}
