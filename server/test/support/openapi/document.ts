import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** As much of JSON Schema as the document uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean;
  oneOf?: Schema[];
  'x-owned'?: string;
  'x-extensible'?: boolean;
}

export interface Media {
  schema: Schema;
  example?: unknown;
}

export interface Header {
  $ref?: string;
  required?: boolean;
  schema?: Schema;
}

export interface Answer {
  $ref?: string;
  headers?: Record<string, Header>;
  content?: Record<string, Media>;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

export interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, Media> };
  responses: Record<string, Answer>;
}

export interface OpenApi {
  info: { version: string };
  paths: Record<string, Partial<Record<Method, Operation>>>;
  components: {
    schemas: Record<string, Schema>;
    responses: Record<string, Answer>;
    headers: Record<string, Header>;
  };
}

/** An operation and where it stands. */
export interface Placed extends Operation {
  path: string;
  method: Method;
}

const read = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../..', name), 'utf8')) as OpenApi;

/** The committed document; `openapi.spec.ts` holds it to the server as it is. */
export const DOCUMENT = read('openapi.json');

/** That of the last release. */
export const readReleased = (): OpenApi => read('openapi.released.json');

export function operationsOf({ paths }: OpenApi): Placed[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method: method as Method, ...operation })),
  );
}

export const OPERATIONS = operationsOf(DOCUMENT);

/** What `$ref` leads to, or the thing itself. */
export function resolve<Thing extends { $ref?: string }>(thing: Thing, document = DOCUMENT): Thing {
  if (thing.$ref === undefined) return thing;
  const steps = thing.$ref.replace('#/', '').split('/');
  const found = steps.reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], document);
  return found as Thing;
}

export const bodyOf = ({ requestBody }: Operation): Media | undefined =>
  requestBody?.content['application/json'];
