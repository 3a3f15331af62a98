import { bodyOf, type Placed, resolve, type Schema } from './document.ts';

/** A request to an operation, ready to be sent. */
export interface OpenRequest {
  path: string;
  body?: unknown;
}

/** Gives an id of something of this kind: not the same in a body as in the path. */
export type IdOf = (kind: string, place: 'path' | 'body') => Promise<string>;

/** Gives a value for what no example can be right about: passwords, addresses. Undefined: the example will do. */
export type ValueOf = (name: string, schema: Schema) => unknown;

/** What the document's own examples ask of an operation, about things that are there: with nothing optional. */
export async function exampleRequest(
  operation: Placed,
  idOf: IdOf,
  valueOf: ValueOf = () => undefined,
): Promise<OpenRequest> {
  const path = await filledPath(operation, idOf);
  const media = bodyOf(operation);
  if (!media) return { path };
  return { path, body: await filled(media.schema, media.example, '', idOf, valueOf) };
}

async function filledPath({ path, parameters = [] }: Placed, idOf: IdOf): Promise<string> {
  let filledIn = path;
  const query = new URLSearchParams();
  for (const { name, in: place, required, schema } of parameters) {
    const kind = schema['x-owned'];
    if (place === 'path') filledIn = filledIn.replace(`{${name}}`, kind ? await idOf(kind, 'path') : 'x');
    if (place === 'query' && required) query.set(name, schema.enum?.map(String)[0] ?? '');
  }
  return query.size === 0 ? filledIn : `${filledIn}?${query.toString()}`;
}

async function filled(
  given: Schema,
  example: unknown,
  name: string,
  idOf: IdOf,
  valueOf: ValueOf,
): Promise<unknown> {
  const schema = resolve(given);
  if (schema['x-owned'] && example !== null) return idOf(schema['x-owned'], 'body');
  if (Array.isArray(example))
    return Promise.all(example.map((each) => filled(schema.items ?? {}, each, name, idOf, valueOf)));
  if (typeof example !== 'object' || example === null) return valueOf(name, schema) ?? example;
  const parts = Object.entries(example).map(async ([key, value]) => {
    const part = schema.properties?.[key] ?? {};
    return [key, await filled(part, value, key, idOf, valueOf)] as const;
  });
  return Object.fromEntries(await Promise.all(parts));
}

/** Kinds of things whose ids an operation is sent. */
export function kindsOf(operation: Placed): string[] {
  const kinds = (operation.parameters ?? []).flatMap(({ schema }) => schema['x-owned'] ?? []);
  const look = (given: Schema | undefined): void => {
    if (!given) return;
    const schema = resolve(given);
    if (schema['x-owned']) kinds.push(schema['x-owned']);
    for (const part of Object.values(schema.properties ?? {})) look(part);
    look(schema.items);
  };
  look(bodyOf(operation)?.schema);
  return kinds;
}
