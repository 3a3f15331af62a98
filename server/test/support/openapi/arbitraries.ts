import fc from 'fast-check';
import { bodyOf, type Placed, resolve, type Schema } from './document.ts';

/** Ids to be sent, by the kind of thing they are of: one's own, others', of things that are gone. */
export type Ids = Record<string, string[]>;

export interface Attempt {
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

/** Text that has broken something somewhere. */
const NASTY = [
  ...['', ' ', '\0', '\uD800', '\u202E', "' OR 1=1 --", '%', '%00', '../..', '\r\nX: y', '{}', '[]'],
  ...['null', 'true', '-1', '1e999', '9007199254740993', '__proto__', 'constructor', '𝒳'.repeat(300)],
  ...['0000-00-00', '9999-12-31', '2026-02-30', '2026-12-24T00:00:00Z', 'a@b', 'ａ@example.org'],
];

const nastyText = fc.constantFrom(...NASTY);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 300 }),
  nastyText,
);

/** Anything that JSON can say, and what it should not. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  anyText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(0, -1, 2 ** 53, 1e308, -0.5),
);

/** Requests to an operation: some as the document has it, some nearly so, some not at all. */
export function attemptsAt(operation: Placed, ids: Ids): fc.Arbitrary<Attempt> {
  const { path, parameters = [] } = operation;
  const values = parameters.map(({ schema, required }) => {
    const right = valueOf(schema, ids);
    const value = fc.oneof({ weight: 3, arbitrary: right }, { weight: 1, arbitrary: anyText });
    if (required) return value;
    return fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
  });
  const media = bodyOf(operation);
  const body = media ? bodyLike(media.schema, ids) : fc.constant(undefined);
  return fc.tuple(fc.tuple(...values), body).map(([given, sent]) => {
    const attempt: Attempt = { path, headers: {}, body: sent };
    const query = new URLSearchParams();
    parameters.forEach(({ name, in: place }, index) => {
      const value = given[index];
      if (value === undefined) return;
      if (place === 'path') attempt.path = attempt.path.replace(`{${name}}`, () => segment(value));
      if (place === 'header') attempt.headers[name] = asText(value).replace(/[^\t\x20-\x7e]/g, '?');
      if (place === 'query') for (const each of [value].flat()) query.append(name, asText(each));
    });
    if (query.size > 0) attempt.path += `?${query.toString()}`;
    return attempt;
  });
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Never empty or dots alone: that would be another path. */
function segment(value: unknown): string {
  const text = asText(value).toWellFormed();
  return /^\.{0,2}$/.test(text) ? 'x' : encodeURIComponent(text);
}

function bodyLike(schema: Schema, ids: Ids): fc.Arbitrary<unknown> {
  const right = valueOf(schema, ids);
  return fc.oneof(
    { weight: 5, arbitrary: right },
    {
      weight: 3,
      arbitrary: fc.tuple(right, fc.string(), anything).map(([body, key, odd]) => spoilt(body, key, odd)),
    },
    { weight: 1, arbitrary: anything },
  );
}

/** With one field replaced by something odd, or one more. */
function spoilt(body: unknown, key: string, odd: unknown): unknown {
  if (typeof body !== 'object' || body === null) return odd;
  const keys = Object.keys(body);
  const [name = key] = key.length % 4 === 0 ? [] : keys.slice(key.length % Math.max(1, keys.length));
  return { ...body, [name]: odd };
}

/** A value that meets a schema, as far as the schema can say so. */
export function valueOf(given: Schema, ids: Ids): fc.Arbitrary<unknown> {
  const schema = resolve(given);
  if (schema['x-owned']) return idOf(ids[schema['x-owned']] ?? [], schema);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.oneOf) return fc.oneof(...schema.oneOf.map((each) => valueOf(each, ids)));
  const types = [schema.type ?? 'string'].flat();
  return fc.oneof(...types.map((type) => OF_TYPE[type]?.(schema, ids) ?? anything));
}

function idOf(known: string[], { type }: Schema): fc.Arbitrary<unknown> {
  const some = known.length > 0 ? [fc.constantFrom(...known)] : [];
  const none = [type].flat().includes('null') ? [fc.constant(null)] : [];
  return fc.oneof(...some, ...some, fc.uuid(), ...none);
}

const OF_TYPE: Record<string, (schema: Schema, ids: Ids) => fc.Arbitrary<unknown>> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  integer: ({ minimum = -100, maximum = 100 }) => fc.integer({ min: minimum, max: maximum }),
  number: ({ minimum = -100, maximum = 100 }) => fc.double({ min: minimum, max: maximum, noNaN: true }),
  string: textOf,
  array: ({ items = {}, minItems = 0, maxItems = 20 }, ids) =>
    fc.array(valueOf(items, ids), { minLength: minItems, maxLength: Math.min(maxItems, minItems + 5) }),
  object: ({ properties = {}, required = [] }, ids) =>
    fc.record(
      Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, valueOf(part, ids)])),
      { requiredKeys: required },
    ),
};

function textOf({ format, pattern, minLength = 0, maxLength = 300 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'email') return fc.emailAddress();
  if (format === 'date')
    return fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 300) });
}
