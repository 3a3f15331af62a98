import type { OpenAPIObject } from '@nestjs/swagger';
import { eachOperation } from './operations.ts';

interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  example?: unknown;
  default?: unknown;
  enum?: unknown[];
  minimum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  oneOf?: Schema[];
}
interface Media {
  schema?: Schema;
  example?: unknown;
}
type WithContent = { content?: Record<string, Media> } | undefined;

const OF_FORMAT: Record<string, string> = {
  uuid: '0198c5b6-7a3e-7d4c-9b1f-2a6c8e0d4f17',
  'date-time': '2026-11-21T09:30:00.000Z',
  date: '2026-12-24',
};

/** Gives every body, sent or answered, an example, made of those of its fields. */
export function addExamples(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const bodies = eachOperation(document).flatMap(({ operation }) => [
    operation.requestBody as WithContent,
    ...(Object.values(operation.responses) as WithContent[]),
  ]);
  for (const body of [...bodies, ...(Object.values(document.components?.responses ?? {}) as WithContent[])])
    for (const media of Object.values(body?.content ?? {}))
      if (media.schema && !('example' in media)) media.example = exampleOf(media.schema, schemas);
}

/** The one it has, or one of its type. What may be left out and has none is left out. */
export function exampleOf(schema: Schema, schemas: Record<string, Schema>): unknown {
  if (schema.$ref !== undefined) return exampleOf(named(schema.$ref, schemas), schemas);
  if ('example' in schema) return schema.example;
  if ('default' in schema) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.oneOf) return exampleOf(schema.oneOf[0] ?? {}, schemas);
  if (schema.format !== undefined && schema.format in OF_FORMAT) return OF_FORMAT[schema.format];
  return ofType(schema, schemas);
}

function ofType(schema: Schema, schemas: Record<string, Schema>): unknown {
  const [type] = [schema.type].flat();
  if (type === 'object') return ofObject(schema, schemas);
  if (type === 'array') return [exampleOf(schema.items ?? {}, schemas)];
  if (type === 'integer') return schema.minimum ?? 0;
  return { boolean: false, null: null }[type ?? ''];
}

function ofObject({ properties = {}, required = [] }: Schema, schemas: Record<string, Schema>): object {
  const shown = Object.entries(properties).filter(
    ([name, property]) => required.includes(name) || 'example' in property || 'default' in property,
  );
  return Object.fromEntries(shown.map(([name, property]) => [name, exampleOf(property, schemas)]));
}

function named($ref: string, schemas: Record<string, Schema>): Schema {
  return schemas[$ref.replace('#/components/schemas/', '')] ?? {};
}
