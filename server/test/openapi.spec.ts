import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createDocument } from '../src/openapi/document.ts';
import { bodyOf, DOCUMENT, OPERATIONS, resolve, type Schema } from './support/openapi/document.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const ROOT = join(import.meta.dirname, '../..');

describe('the OpenAPI document', () => {
  it('is the committed server/openapi.json: `npm run generate` writes it', async () => {
    const committed: unknown = JSON.parse(await readFile(join(ROOT, 'server/openapi.json'), 'utf8'));
    expect(JSON.parse(JSON.stringify(createDocument(test.app)))).toEqual(committed);
  });

  it("is what the client's types were made of", async () => {
    const generator = join(ROOT, 'node_modules/openapi-typescript/bin/cli.js');
    const args = [generator, 'server/openapi.json', '--output', 'client/src/app/api/api-types.ts', '--check'];
    await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  });

  it('is served, with Swagger UI beside it under a policy without scripts from elsewhere', async () => {
    const { body } = await test.api.get('/api/openapi.json').expect(200);
    expect(body).toMatchObject({ openapi: '3.1.0', info: { title: 'Latchlist' } });
    const page = await test.api
      .get('/api/docs')
      .expect(200)
      .expect('Content-Type', /^text\/html/);
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    for (const [, asset] of page.text.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)) {
      await test.api.get(new URL(asset ?? '', 'http://host/api/docs').pathname).expect(200);
    }
  });

  it('tells of every operation what it is', () => {
    for (const { operationId, summary, description, tags, security } of OPERATIONS) {
      const told = { operationId, summary, description, tags, security };
      expect(told).toEqual({
        ...{ operationId: expect.stringMatching(/^[a-z]\w+$/), summary: expect.stringMatching(/./) },
        ...{
          description: expect.stringMatching(/./),
          tags: [expect.any(String)],
          security: expect.any(Array),
        },
      });
    }
    expect(new Set(OPERATIONS.map(({ operationId }) => operationId)).size).toBe(OPERATIONS.length);
  });

  it('has an example of every body, sent or answered', () => {
    const answers = OPERATIONS.flatMap(({ responses }) =>
      Object.values(responses).map((each) => resolve(each)),
    );
    const media = [...OPERATIONS.map(({ requestBody }) => requestBody), ...answers].flatMap((body) =>
      Object.values(body?.content ?? {}),
    );
    expect(media.length).toBeGreaterThan(300);
    for (const each of media) expect(each).toHaveProperty('example'); // the linters hold it to its schema
  });

  it('bounds every field, sent or answered (ASVS 2.1.1, 2.1.3)', () => {
    const unbounded: string[] = [];
    let seen = 0;
    const look = (schema: Schema | undefined, place: string): void => {
      if (!schema) return;
      const { type, properties = {}, items, oneOf = [] } = schema;
      for (const part of oneOf) look(part, place);
      for (const [name, part] of Object.entries(properties)) look(part, `${place}.${name}`);
      look(items, `${place}[]`);
      for (const each of [type ?? []].flat()) {
        const bounds = BOUNDS[each] ?? [];
        if (bounds.length > 0) seen++;
        if (bounds.length > 0 && !bounds.some((bound) => bound in schema)) unbounded.push(place);
      }
    };
    for (const [name, schema] of Object.entries(DOCUMENT.components.schemas)) look(schema, name);
    for (const { operationId, parameters = [], responses } of OPERATIONS) {
      for (const { name, schema } of parameters) look(schema, `${operationId}?${name}`);
      for (const answer of Object.values(responses)) {
        for (const [name, header] of Object.entries(resolve(answer).headers ?? {}))
          look(resolve(header).schema, `${operationId}: ${name}`);
        for (const { schema } of Object.values(answer.content ?? {})) look(schema, operationId);
      }
    }
    expect(seen).toBeGreaterThan(200);
    expect(unbounded).toEqual([]);
  });

  it('marks every id that is sent as one of something owned', () => {
    const unmarked: string[] = [];
    let seen = 0;
    const look = (given: Schema | undefined, place: string): void => {
      if (!given) return;
      const schema = resolve(given);
      if (schema.format === 'uuid' && ++seen && schema['x-owned'] === undefined) unmarked.push(place);
      for (const [name, part] of Object.entries(schema.properties ?? {})) look(part, `${place}.${name}`);
      look(schema.items, place);
    };
    for (const operation of OPERATIONS) {
      for (const { schema, name } of operation.parameters ?? [])
        look(schema, `${operation.operationId}?${name}`);
      look(bodyOf(operation)?.schema, operation.operationId);
    }
    expect(seen).toBeGreaterThan(40);
    expect(unmarked).toEqual([]);
  });
});

const BOUNDS: Record<string, string[]> = {
  string: ['maxLength', 'format', 'pattern', 'enum'],
  number: ['maximum', 'enum'],
  integer: ['maximum', 'enum'],
  array: ['maxItems'],
};
