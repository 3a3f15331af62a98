import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, UseGuards } from '@nestjs/common';
import { JwtAuthGuard } from '../src/auth/jwt-auth.guard.ts';
import { Public } from '../src/auth/public.decorator.ts';
import { allControllers, declaresAccess } from './support/controllers.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

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
