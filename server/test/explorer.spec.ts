import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTestApp, type TestApp } from './support/test-app.ts';

let test: TestApp;
let page: string;
let policy: string;
beforeAll(async () => {
  test = await createTestApp();
  const { text, headers } = await test.api.get('/api/docs').expect(200);
  page = text;
  policy = headers['content-security-policy'] ?? '';
});
afterAll(() => test.close());

const OWN = readdirSync(join(import.meta.dirname, '../explorer')).filter((name) => /\.m?js$/.test(name));
const SWAGGER_UI = '/api/docs/swagger-ui-bundle.js';

describe('GET /api/docs', () => {
  it('is a page, with and without a slash at its end', async () => {
    const other = await test.api
      .get('/api/docs/')
      .expect('Content-Type', 'text/html; charset=utf-8')
      .expect(200);
    expect(other.text).toBe(page);
    expect(other.headers['content-security-policy']).toBe(policy);
  });

  it('lets nothing inline, evaluated or from elsewhere run or style (ASVS 3.4.3, 3.4.7)', () => {
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
      'report-to csp',
    ])
      expect(policy.split('; ')).toContain(directive);
    expect(page).not.toMatch(/<style|style=|<script>|\son\w+=/);
  });

  it('loads nothing from another host (ASVS 3.6.1)', () => {
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it('links to the document, as JSON and as YAML', async () => {
    const links = [...page.matchAll(/href="([^"]+)" download/g)].map(([, path]) => path ?? '');
    expect(links).toEqual(['/api/openapi.json', '/api/openapi.yaml']);
    const [json, yaml] = await Promise.all(links.map((path) => test.api.get(path).expect(200)));
    expect(json?.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(yaml?.headers['content-type']).toBe('application/yaml; charset=utf-8');
    expect(yaml?.text).toMatch(/^openapi: 3\.1\.0$/m);
    for (const path of Object.keys((json?.body as { paths: object }).paths))
      expect(yaml?.text).toContain(`\n  ${path}:\n`);
  });
});

describe('a file of the explorer', () => {
  it.each([...OWN.map((name) => `/api/docs/${name}`), SWAGGER_UI])('%s is a script', async (path) => {
    await test.api.get(path).expect('Content-Type', 'text/javascript; charset=utf-8').expect(200);
  });

  it.each(['swagger-ui.css', 'explorer.css'])('%s is a style', async (name) => {
    await test.api.get(`/api/docs/${name}`).expect('Content-Type', 'text/css; charset=utf-8').expect(200);
  });

  it('comes compressed as the browser takes it, and the same', async () => {
    const get = (encoding: string) => test.api.get(SWAGGER_UI).set('Accept-Encoding', encoding).expect(200);
    const plain = await get('identity');
    expect(plain.headers).not.toHaveProperty('content-encoding');
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip;q=0.5', 'gzip'],
    ] as const) {
      const { headers, text } = await get(accepted);
      expect(headers).toMatchObject({ 'content-encoding': encoding, vary: 'Accept-Encoding' });
      expect(Number(headers['content-length'])).toBeLessThan(600_000);
      expect(text).toBe(plain.text);
    }
  });

  it('is asked for again each time, and sent again only when it has changed', async () => {
    const { headers } = await test.api.get(SWAGGER_UI).expect('Cache-Control', 'no-cache').expect(200);
    const again = () => test.api.get(SWAGGER_UI);
    const kept = await again()
      .set('If-None-Match', headers['etag'] ?? '')
      .expect(304);
    expect(kept.text).toBe('');
    await again().set('If-None-Match', '"another"').expect(200);
    await again()
      .set({ 'If-None-Match': headers['etag'] ?? '', 'Accept-Encoding': 'identity' })
      .expect(200);
  });

  it.each([
    'package.json',
    'index.html',
    'oauth2-redirect.html',
    'swagger-ui-bundle.js.map',
    'swagger-initializer.js',
    'tsconfig.json',
    'globals.d.ts',
    '..%2fpackage.json',
  ])('that is none (%s) is 404 (ASVS 13.4.1, 13.4.7)', async (name) => {
    const answer = await test.api.get(`/api/docs/${name}`);
    expect([400, 404]).toContain(answer.status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });
});
