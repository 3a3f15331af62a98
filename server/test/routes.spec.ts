import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, UseGuards } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { JwtAuthGuard } from '../src/auth/jwt-auth.guard.ts';
import { Public } from '../src/auth/public.decorator.ts';
import { createDocument } from '../src/openapi/document.ts';
import { allControllers, declaresAccess } from './support/controllers.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';
import type { TestUser } from './support/test-user.ts';

let test: TestApp;
let ada: TestUser;
let document: OpenAPIObject;
beforeAll(async () => {
  test = await createTestApp();
  ada = await test.newUser();
  document = createDocument(test.app);
});
afterAll(() => test.close());

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Every documented operation, with ids of nobody in its path. */
function operations() {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      const url = path
        .replaceAll('{userId}', ada.id)
        .replaceAll('{id}', '00000000-0000-7000-8000-000000000000');
      return operation ? [{ method, path, url, operation }] : [];
    }),
  );
}

describe('every controller', () => {
  it('declares the guard or that it is public, on the class', () => {
    const controllers = allControllers(test.app);
    expect(controllers.map(({ name }) => name)).toContain('TodosController');
    expect(controllers.filter((controller) => !declaresAccess(controller))).toEqual([]);
  });

  it('would be found out if it declared neither, or both', () => {
    @Controller()
    class Forgotten {}

    @Public()
    @UseGuards(JwtAuthGuard)
    @Controller()
    class Undecided {}

    expect([Forgotten, Undecided].map(declaresAccess)).toEqual([false, false]);
  });
});

describe('every operation', () => {
  it('that asks for a token refuses without one (ASVS 8.2.1)', async () => {
    const guarded = operations().filter(({ operation }) =>
      operation.security?.some((way) => 'bearer' in way),
    );
    expect(guarded.length).toBeGreaterThanOrEqual(13);
    for (const { method, url } of guarded) {
      const answer = await test.api[method](url).expect(401);
      expect(answer.body).toMatchObject({ code: 'token_missing' });
    }
  });

  it('with a body refuses an unknown field', async () => {
    const withBody = operations().filter(({ operation }) => operation.requestBody);
    expect(withBody.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/api/todos', '/api/auth/sign-out']),
    );
    for (const { method, url, operation } of withBody) {
      const answer = await ada
        .as(method === 'get' ? 'get' : method, url)
        .send({ surprise: true })
        .expect(400);
      const { errors } = answer.body as { errors: { pointer: string }[] };
      expect([operation.operationId, errors.map(({ pointer }) => pointer)]).toEqual([
        operation.operationId,
        expect.arrayContaining(['/surprise']),
      ]);
    }
  });

  it('has an id of its own', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('spellings of a guarded path', () => {
  it.each([
    '/api/todos/',
    '//api/todos',
    '/api//todos',
    '/api/todos;x',
    '/API/TODOS',
    '/api/%74odos',
    '/api/todos%2f',
    '/api/./todos',
    '/api/todos?',
    '/api/todos#',
    '/%61pi/todos',
    '/api/todos/%2e',
  ])('%s opens nothing', async (path) => {
    for (const method of ['get', 'head'] as const) {
      const { status } = await test.api[method](path);
      expect([400, 401, 404]).toContain(status);
    }
  });
});
