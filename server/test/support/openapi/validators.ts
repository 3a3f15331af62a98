import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { DOCUMENT, type Schema } from './document.ts';

const URI = 'https://latchlist.test/openapi.json';

const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes: false });
formats.default(ajv);
ajv.addSchema({ $id: URI, ...closed(structuredClone(DOCUMENT)) });

const compiled = new Map<Schema, ValidateFunction>();

/** What is wrong about a value, each in a sentence; objects may have no property beyond their schema. */
export function violationsOf(schema: Schema, value: unknown): string[] {
  const validate = compiled.get(schema) ?? ajv.compile(rooted(schema));
  compiled.set(schema, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = '', params }) =>
      `${instancePath || 'the body'} ${message} ${JSON.stringify(params)}`,
  );
}

/** With references that lead into the document. */
function rooted(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(closed(structuredClone(schema))).replaceAll('"#/', `"${URI}#/`)) as Schema;
}

/** As if each object said that there is nothing else in it. */
function closed<Part>(part: Part): Part {
  if (typeof part !== 'object' || part === null) return part;
  if ('allOf' in part)
    throw new Error('An object of several parts cannot be closed: use unevaluatedProperties.');
  if ('properties' in part && 'type' in part) Object.assign(part, { additionalProperties: false });
  for (const each of Object.values(part)) closed(each);
  return part;
}
