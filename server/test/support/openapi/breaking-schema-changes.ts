import { type OpenApi, resolve, type Schema } from './document.ts';

/** What is sent must still be taken; what is answered must still be understood. */
export interface Comparison {
  side: 'sent' | 'answered';
  before: OpenApi;
  after: OpenApi;
}

const LOWER = ['minLength', 'minimum', 'minItems'] as const;
const UPPER = ['maxLength', 'maximum', 'maxItems'] as const;

/** How values of a schema that were right could be wrong under the new one, or answers surprise: each with its place. */
export function breakingSchemaChanges(comparison: Comparison, was: Schema, is: Schema): string[] {
  const { side, before, after } = comparison;
  const old = resolve(was, before);
  const now = resolve(is, after);
  // What must be within what: all that was sent is still to be taken, all that is answered was to be expected.
  const [inner, outer] = side === 'sent' ? [old, now] : [now, old];
  return [
    ...ofTypes(inner, outer),
    ...ofValues(inner, outer, old),
    ...ofBounds(inner, outer),
    ...ofProperties(comparison, old, now),
    ...ofParts(comparison, old, now),
  ];
}

function ofTypes(inner: Schema, outer: Schema): string[] {
  const types = ({ type }: Schema) => [type ?? []].flat();
  const beyond = types(outer).length === 0 ? [] : types(inner).filter((each) => !allows(types(outer), each));
  return beyond.map((type) => ` has another type: ${type}`);
}

const allows = (types: string[], type: string) =>
  types.includes(type) || (type === 'integer' && types.includes('number'));

function ofValues(inner: Schema, outer: Schema, old: Schema): string[] {
  const changes: string[] = [];
  for (const key of ['format', 'pattern'] as const)
    if (outer[key] !== undefined && outer[key] !== inner[key]) changes.push(` has another ${key}`);
  if (outer.enum && !old['x-extensible']) {
    const beyond = (inner.enum ?? ['any']).filter((value) => !outer.enum?.includes(value));
    changes.push(...beyond.map((value) => ` has other values: ${String(value)}`));
  }
  return changes;
}

function ofBounds(inner: Schema, outer: Schema): string[] {
  const low = LOWER.filter((key) => (outer[key] ?? -Infinity) > (inner[key] ?? -Infinity));
  const high = UPPER.filter((key) => (outer[key] ?? Infinity) < (inner[key] ?? Infinity));
  const unique = outer.uniqueItems && !inner.uniqueItems ? ['uniqueItems'] : [];
  return [...low, ...high, ...unique].map((key) => ` has another ${key}`);
}

function ofProperties(comparison: Comparison, old: Schema, now: Schema): string[] {
  const { required: must = [], properties: fields = {} } = now;
  const { required: had = [] } = old;
  const kept = Object.entries(old.properties ?? {}).flatMap(([name, schema]) => {
    const other = fields[name];
    if (!other) return [`.${name} is gone`];
    return breakingSchemaChanges(comparison, schema, other).map((change) => `.${name}${change}`);
  });
  const [more, less] = comparison.side === 'sent' ? [must, had] : [had, must];
  const missing = more.filter(
    (name) => !less.includes(name) && (name in fields || comparison.side === 'sent'),
  );
  const word = comparison.side === 'sent' ? 'is now required' : 'may now be absent';
  return [...kept, ...missing.map((name) => `.${name} ${word}`)];
}

function ofParts(comparison: Comparison, old: Schema, now: Schema): string[] {
  const items = old.items && now.items ? breakingSchemaChanges(comparison, old.items, now.items) : [];
  const [were, are] = [old.oneOf ?? [], now.oneOf ?? []];
  if (were.length !== are.length) return [' has other alternatives'];
  return [
    ...items.map((change) => `[]${change}`),
    ...were.flatMap((each, index) => breakingSchemaChanges(comparison, each, are[index] ?? {})),
  ];
}
