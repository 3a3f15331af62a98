import { breakingSchemaChanges } from './breaking-schema-changes.ts';
import { type Answer, type OpenApi, type Operation, operationsOf, type Placed, resolve } from './document.ts';

interface Pair {
  before: OpenApi;
  after: OpenApi;
}

/** What would break a client that goes by the document `before`, each in a sentence. */
export function breakingChanges(before: OpenApi, after: OpenApi): string[] {
  const found = operationsOf(before).flatMap((old) => {
    const now = after.paths[old.path]?.[old.method];
    const changes = now ? ofOperation(old, now, { before, after }) : ['is gone'];
    return changes.map((change) => `${old.method.toUpperCase()} ${old.path} ${change}`);
  });
  return [...new Set(found)];
}

/** Whether a version may break what the one before promised: a new major one, or below 1.0 a new minor one. */
export function mayBreak(before: string, after: string): boolean {
  const [oldMajor = 0, oldMinor = 0] = before.split('.').map(Number);
  const [major = 0, minor = 0] = after.split('.').map(Number);
  return major > oldMajor || (major === 0 && oldMajor === 0 && minor > oldMinor);
}

function ofOperation(old: Placed, now: Operation, pair: Pair): string[] {
  return [
    ...(old.operationId === now.operationId ? [] : ['has another operationId']),
    ...ofSecurity(old, now),
    ...ofParameters(old, now, pair),
    ...ofBody(old, now, pair),
    ...Object.entries(old.responses).flatMap(([status, answer]) => {
      const other = now.responses[status];
      const changes = other ? ofAnswer(answer, other, pair) : ['is gone'];
      return changes.map((change) => `${status} ${change}`);
    }),
  ];
}

function ofSecurity(old: Operation, now: Operation): string[] {
  const ways = ({ security }: Operation) =>
    security.length === 0 ? [''] : security.map((way) => Object.keys(way).sort().join('+'));
  return ways(old)
    .filter((way) => !ways(now).includes(way))
    .map((way) => `no longer takes ${way || 'nobody'}`);
}

function ofParameters(old: Operation, now: Operation, { before, after }: Pair): string[] {
  const { parameters: was = [] } = old;
  const { parameters: is = [] } = now;
  const named = (list: typeof was, { name, in: place }: (typeof was)[number]) =>
    list.find((each) => each.name === name && each.in === place);
  const kept = was.flatMap((each) => {
    const other = named(is, each);
    if (!other) return [`no longer knows ${each.name}`];
    const harder = other.required && !each.required ? [`now requires ${each.name}`] : [];
    const schemas = breakingSchemaChanges({ side: 'sent', before, after }, each.schema, other.schema);
    return [...harder, ...schemas.map((change) => `${each.name}${change}`)];
  });
  const added = is.filter((each) => each.required && !named(was, each));
  return [...kept, ...added.map(({ name }) => `now requires ${name}`)];
}

function ofBody(old: Operation, now: Operation, pair: Pair): string[] {
  const media = Object.entries(old.requestBody?.content ?? {});
  const harder = now.requestBody?.required && !old.requestBody?.required ? ['now requires a body'] : [];
  const kept = media.flatMap(([type, { schema }]) => {
    const other = now.requestBody?.content[type];
    if (!other) return [`no longer takes ${type}`];
    const changes = breakingSchemaChanges({ side: 'sent', ...pair }, schema, other.schema);
    return changes.map((change) => `body${change}`);
  });
  return [...harder, ...kept];
}

function ofAnswer(was: Answer, is: Answer, pair: Pair): string[] {
  const old = resolve(was, pair.before);
  const now = resolve(is, pair.after);
  const headers = Object.entries(old.headers ?? {}).flatMap(([name, header]) => {
    const other = now.headers?.[name];
    if (!other) return [`has no ${name}`];
    const less = resolve(header, pair.before).required && !resolve(other, pair.after).required;
    return less ? [`may have no ${name}`] : [];
  });
  const bodies = Object.entries(old.content ?? {}).flatMap(([type, { schema }]) => {
    const other = now.content?.[type];
    if (!other) return [`is not ${type}`];
    return breakingSchemaChanges({ side: 'answered', ...pair }, schema, other.schema);
  });
  return [...headers, ...bodies];
}
