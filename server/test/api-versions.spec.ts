import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { breakingChanges, mayBreak } from './support/openapi/breaking-changes.ts';
import { DOCUMENT, type OpenApi, readReleased } from './support/openapi/document.ts';

const { version } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
) as OpenApi['info'];

/** The document after a change, which says of a part what it was. */
function changed(change: (document: OpenApi) => unknown): string[] {
  const after = structuredClone(DOCUMENT);
  change(after);
  return breakingChanges(DOCUMENT, after);
}

const todos = ({ paths }: OpenApi) => paths['/api/todos'] ?? {};
const schema = ({ components }: OpenApi, name: string) => components.schemas[name] ?? {};
const property = (document: OpenApi, name: string, field: string) =>
  schema(document, name).properties?.[field] ?? {};

describe('the API', () => {
  it('has the version of the package', () => {
    expect(DOCUMENT.info.version).toBe(version);
  });

  it('breaks nothing that was released, unless its version says so: docs/api.md tells how', () => {
    const released = readReleased();
    const broken = breakingChanges(released, DOCUMENT);
    expect(mayBreak(released.info.version, version) ? [] : broken).toEqual([]);
  });
});

describe('a change that breaks clients', () => {
  it.each<[string, (document: OpenApi) => unknown, RegExp]>([
    ['a path that is gone', ({ paths }) => delete paths['/api/tags'], /GET \/api\/tags is gone/],
    ['a method that is gone', (all) => delete todos(all).post, /POST \/api\/todos is gone/],
    ['another id', (all) => Object.assign(todos(all).get ?? {}, { operationId: 'x' }), /operationId/],
    ['a status that is gone', (all) => delete todos(all).post?.responses['201'], /201 is gone/],
    [
      'a token where there was none',
      ({ paths }) => Object.assign(paths['/api/health/live']?.get ?? {}, { security: [{ bearer: [] }] }),
      /no longer takes nobody/,
    ],
    ['a parameter that is gone', (all) => todos(all).get?.parameters?.shift(), /no longer knows status/],
    [
      'a parameter that is required',
      (all) => Object.assign(todos(all).get?.parameters?.[0] ?? {}, { required: true }),
      /now requires status/,
    ],
    ['a field less in an answer', (all) => delete schema(all, 'Todo').properties?.['dueOn'], /dueOn is gone/],
    ['a field less to send', (all) => delete schema(all, 'CreateTodo').properties?.['tags'], /tags is gone/],
    ['a field that may be absent', (all) => schema(all, 'Todo').required?.shift(), /\.id may now be absent/],
    [
      'a field that must be sent',
      (all) => schema(all, 'CreateTodo').required?.push('priority'),
      /\.priority is now required/,
    ],
    [
      'fewer values to send',
      (all) => property(all, 'CreateTodo', 'priority').enum?.pop(),
      /priority has other values: high/,
    ],
    [
      'more values in an answer',
      (all) => property(all, 'Todo', 'priority').enum?.push('urgent'),
      /priority has other values: urgent/,
    ],
    [
      'less room to send',
      (all) => (property(all, 'CreateTodo', 'title').maxLength = 100),
      /title has another maxLength/,
    ],
    [
      'more room in an answer',
      (all) => delete property(all, 'Todo', 'title').maxLength,
      /title has another maxLength/,
    ],
    ['another type', (all) => (property(all, 'Todo', 'version').type = 'string'), /version has another type/],
    ['null in an answer', (all) => (property(all, 'Todo', 'id').type = ['string', 'null']), /type: null/],
    ['another format', (all) => (property(all, 'Todo', 'dueOn').format = 'date-time'), /another format/],
    [
      'a header less',
      (all) => delete todos(all).post?.responses['201']?.headers?.['Location'],
      /201 has no Location/,
    ],
  ])('%s is found', (_, change, sentence) => {
    expect(changed(change).join('\n')).toMatch(sentence);
  });
});

describe('a change that breaks nobody', () => {
  it.each<[string, (document: OpenApi) => unknown]>([
    ['none', () => undefined],
    ['another path', (all) => (all.paths['/api/new'] = todos(all))],
    ['another field in an answer', (all) => ((schema(all, 'Todo').properties ??= {})['new'] = {})],
    ['another field to send', (all) => ((schema(all, 'CreateTodo').properties ??= {})['new'] = {})],
    ['more room to send', (all) => (property(all, 'CreateTodo', 'title').maxLength = 300)],
    ['another code of problems', (all) => property(all, 'Problem', 'code').enum?.push('new')],
    ['another status', (all) => Object.assign(todos(all).get?.responses ?? {}, { 409: {} })],
  ])('%s is let through', (_, change) => {
    expect(changed(change)).toEqual([]);
  });
});

describe('a version', () => {
  it.each([
    ['1.2.3', '2.0.0', true],
    ['1.2.3', '1.3.0', false],
    ['0.1.0', '0.2.0', true],
    ['0.1.0', '0.1.1', false],
    ['0.9.0', '1.0.0', true],
    ['1.0.0', '0.2.0', false],
  ])('after %s, %s may break: %s', (before, after, may) => {
    expect(mayBreak(before, after)).toBe(may);
  });
});
