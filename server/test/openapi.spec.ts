import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createDocument } from '../src/openapi/document.ts';
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

  it('bounds every field that can be sent (ASVS 2.1.1, 2.1.3)', () => {
    const { paths, components } = createDocument(test.app);
    const operations = Object.values(paths)
      .flatMap((item) => [item.get, item.post, item.patch, item.delete])
      .filter((operation) => operation !== undefined);
    const sent = operations.flatMap(
      ({ operationId = '', parameters = [], requestBody }): [string, unknown][] => [
        ...parameters.map((each): [string, unknown] =>
          'schema' in each ? [`${operationId}?${each.name}`, each.schema] : [operationId, each],
        ),
        [
          operationId,
          requestBody && 'content' in requestBody
            ? requestBody.content['application/json']?.schema
            : undefined,
        ],
      ],
    );
    const unbounded: string[] = [];
    let seen = 0;
    const look = (schema: unknown, place: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { $ref, type, properties, items, oneOf, allOf, ...rest } = schema as Record<string, unknown>;
      if (typeof $ref === 'string') {
        const name = $ref.replace('#/components/schemas/', '');
        look(components?.schemas?.[name], name);
      }
      for (const part of [oneOf, allOf].flat()) look(part, place);
      for (const [name, part] of Object.entries(properties ?? {})) look(part, `${place}.${name}`);
      if (type === 'array') look(items, `${place}[]`);
      const types = [type].flat();
      if (!types.some((each) => each === 'string' || each === 'number' || each === 'integer')) return;
      seen++;
      const bounds = types.includes('string')
        ? ['maxLength', 'format', 'pattern', 'enum']
        : ['maximum', 'enum'];
      if (!bounds.some((bound) => bound in rest)) unbounded.push(place);
    };
    for (const [place, schema] of sent) look(schema, place);
    expect(seen).toBeGreaterThan(20);
    expect(unbounded).toEqual([]);
  });
});
