import { type Answer, DOCUMENT, type Header, resolve, type Schema } from './document.ts';
import { findOperation } from './find-operation.ts';
import { recordSeen } from './seen.ts';
import { violationsOf } from './validators.ts';

/** An answer as a client has it, and what it asked. */
export interface Exchange {
  method: string;
  path: string;
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** As text; undefined where the client does not have it. */
  body?: string | undefined;
}

/** Headers that a client acts upon: where they come they are documented. */
const OF_CONTRACT = [
  'ETag',
  'Location',
  'Retry-After',
  'WWW-Authenticate',
  'Content-Disposition',
  'Set-Cookie',
];
/** Said of no operation in particular: nothing there, not so, or no request that can be read. */
const OF_NO_OPERATION = new Set([400, 404, 405, 408, 413, 414, 415, 417, 431, 501, 505]);
/** Pages and the document itself, and where browsers report to. */
const NOT_DOCUMENTED = /^\/api\/(docs|openapi\.(json|yaml)|csp-reports)(\/|$)/;

/** How an answer differs from what the document says of its operation, each in a sentence. */
export function differences(exchange: Exchange): string[] {
  const { method, path, status } = exchange;
  if (method === 'OPTIONS' || NOT_DOCUMENTED.test(path)) return [];
  const operation = findOperation(method, path);
  if (!operation) return /^\/(api|\.well-known)\//.test(path) ? ofNoOperation(exchange) : [];
  const answer = operation.responses[status];
  if (!answer) return OF_THE_PARSER.has(status) ? ofNoOperation(exchange) : [`${status} is not documented`];
  recordSeen(operation.operationId, status);
  const documented = resolve(answer);
  return [...ofHeaders(documented, exchange), ...ofBody(documented, exchange)];
}

/** What Node's parser refuses before anything of ours is asked. */
const OF_THE_PARSER = new Set([408, 417]);

function ofNoOperation(exchange: Exchange): string[] {
  if (!OF_NO_OPERATION.has(exchange.status)) return [`${exchange.status} is not documented`];
  const schema = { $ref: '#/components/schemas/Problem' };
  return ofBody({ content: { 'application/problem+json': { schema } } }, exchange);
}

function ofHeaders({ headers = {} }: Answer, { headers: sent }: Exchange): string[] {
  const unknown = OF_CONTRACT.filter((name) => sent[name.toLowerCase()] !== undefined && !(name in headers));
  return [
    ...unknown.map((name) => `the header ${name} is not documented`),
    ...Object.entries(headers).flatMap(([name, header]) => ofHeader(name, resolve(header), sent)),
  ];
}

function ofHeader(name: string, { required, schema = {} }: Header, sent: Exchange['headers']): string[] {
  const values = [sent[name.toLowerCase()] ?? []].flat();
  if (values.length === 0) return required ? [`the header ${name} is missing`] : [];
  return values.flatMap((value) =>
    violationsOf(schema, typed(schema, value)).map((each) => `the header ${name} is ${value}: ${each}`),
  );
}

const typed = ({ type }: Schema, value: string): unknown =>
  type === 'integer' && /^\d+$/.test(value) ? Number(value) : value;

function ofBody({ content = {} }: Answer, { method, headers, body }: Exchange): string[] {
  if (method === 'HEAD') return body ? ['a HEAD has a body'] : [];
  const [type = ''] = [headers['content-type'] ?? ''].flat();
  const [essence = ''] = type.split(';');
  if (Object.keys(content).length === 0) return body ? ['there should be no body'] : [];
  const media = content[essence.trim()];
  if (!media) return [`the type ${type || 'none'} is not documented`];
  if (body === undefined) return [];
  return violationsOf(media.schema, essence.includes('json') ? parsed(body) : body);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Every status that the document says an operation can answer with. */
export const documentedStatuses = (): string[] =>
  Object.values(DOCUMENT.paths)
    .flatMap((item) => Object.values(item))
    .flatMap(({ operationId, responses }) =>
      Object.keys(responses).map((status) => `${operationId} ${status}`),
    );
