import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { envSchema } from '../src/config/env-schema.ts';

const read = (file: string) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
const KNOWN = Object.keys(envSchema.shape);

interface Service {
  build?: string;
  image?: string;
  user?: string;
  read_only?: boolean;
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  stop_grace_period?: string;
}
const compose = parse(read('docker-compose.yml')) as {
  services: Record<'app' | 'postgres' | 'mail', Service>;
};
/** Variables that docker-compose.yml takes from `.env`. */
const interpolated = [
  ...new Set([...read('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name ?? '')),
];

describe('.env.example', () => {
  const lines = read('.env.example').split('\n');
  const explained = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);

  it('explains every variable of env.ts, and no other but what docker compose needs', () => {
    const ofCompose = interpolated.filter((name) => !KNOWN.includes(name));
    expect([...explained].sort()).toEqual([...KNOWN, ...ofCompose].sort());
  });

  it('has a comment above each', () => {
    for (const name of explained) {
      const place = lines.findIndex((line) => line.startsWith(`${name}=`));
      const above = lines
        .slice(0, place)
        .reverse()
        .find((line) => line === '' || line.startsWith('#'));
      expect([name, above]).toEqual([name, expect.stringMatching(/^# /)]);
    }
  });

  it('works as it stands', () => {
    const settings = Object.fromEntries(
      lines.flatMap((line) => {
        const [, name, value] = /^([A-Z_]+)=(.+)$/.exec(line) ?? [];
        return name && value ? [[name, value]] : [];
      }),
    );
    expect(envSchema.safeParse(settings).success).toBe(true);
  });
});

describe('docker-compose.yml', () => {
  const { app, postgres, mail } = compose.services;

  it('gives the application only variables that env.ts knows', () => {
    const given = Object.keys(app.environment ?? {});
    expect(given.filter((name) => !KNOWN.includes(name))).toEqual([]);
    expect(given).toEqual(
      expect.arrayContaining(['NODE_ENV', 'APP_URL', 'DATABASE_URL', 'BETTER_AUTH_SECRET']),
    );
  });

  it('takes from .env only what .env.example explains', () => {
    for (const name of interpolated) expect(read('.env.example')).toMatch(new RegExp(`^${name}=`, 'm'));
  });

  it('runs the application without root, on a read-only file system, with a health check', () => {
    expect(app).toMatchObject({ build: '.', user: 'node', read_only: true, stop_grace_period: '15s' });
    expect(app.healthcheck?.test.join(' ')).toContain('/api/health/ready');
  });

  it('has PostgreSQL 18 and a mail catcher', () => {
    expect([postgres.image, mail.image]).toEqual(['postgres:18', expect.stringContaining('mailpit')]);
  });
});

describe('Dockerfile', () => {
  const text = read('Dockerfile');
  const stages = text.split(/^FROM /m).slice(1);
  const last = stages.at(-1) ?? '';

  it('sets only variables that env.ts or glibc knows in its last stage', () => {
    const set = [...last.matchAll(/^ENV (.+)$/gm)].flatMap(([, pairs]) => [
      ...(pairs ?? '').matchAll(/(\w+)=/g),
    ]);
    expect(set.length).toBeGreaterThan(0);
    const names = set.map(([, name]) => name ?? '');
    expect(names.filter((name) => !KNOWN.includes(name))).toEqual(['MALLOC_ARENA_MAX']);
  });

  it('builds in stages and ends as a user that is not root, with a health check and Node as process 1', () => {
    expect(stages.length).toBeGreaterThan(1);
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK /m);
    expect(last).toMatch(/^CMD \["node",/m);
  });

  it('runs Node as `npm start` does', () => {
    const said = read('scripts/support/server-options.mjs');
    const options = said.match(/'--[^']+'/g) ?? [];
    const [, arenas = ''] = /MALLOC_ARENA_MAX: '(\d+)'/.exec(said) ?? [];
    expect(last).toMatch(new RegExp(`^ENV .*\\bMALLOC_ARENA_MAX=${arenas}$`, 'm'));
    expect(options.length).toBeGreaterThan(0);
    const command = ["'node'", ...options, "'server/dist/main.js'"].join(', ').replaceAll("'", '"');
    expect(last).toContain(`CMD [${command}]`);
  });

  it('copies no secret in', () => {
    expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.env']));
    expect(text).not.toMatch(/SECRET|PASSWORD/);
  });
});
