import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { toProblem } from '../src/errors/problem.filter.ts';
import { createTestApp, type TestApp } from './support/test-app.ts';
import type { TestUser } from './support/test-user.ts';

let test: TestApp;
let ada: TestUser;
beforeAll(async () => {
  test = await createTestApp();
  ada = await test.newUser();
});
afterAll(() => test.close());

describe('an error', () => {
  it('is a problem of RFC 9457, with the request id of the header', async () => {
    const answer = await test.api.get('/api/nothing?secret=1').expect(404);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'There is nothing here.',
      instance: '/api/nothing',
      code: 'not_found',
      requestId: answer.headers['x-request-id'],
    });
  });

  it('takes no request id from the client', async () => {
    const answer = await test.api.get('/api/nothing').set('X-Request-Id', 'mine');
    expect(answer.headers['x-request-id']).not.toBe('mine');
  });

  it.each([
    ['a body cut short', 'post', '/api/todos', '{"title":', 400, 'malformed_body'],
    ['an empty body', 'post', '/api/todos', '', 400, 'malformed_body'],
    [
      'prototype pollution (ASVS 1.5.2)',
      'post',
      '/api/todos',
      '{"title":"a","__proto__":{"x":1}}',
      400,
      'malformed_body',
    ],
    [
      'names that every object has',
      'post',
      '/api/todos',
      '{"title":"a","toString":1}',
      400,
      'validation_failed',
    ],
    [
      'nesting without end',
      'post',
      '/api/todos',
      `{"title":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      400,
      'validation_failed',
    ],
    ['a list for a body', 'post', '/api/todos', '[]', 400, 'validation_failed'],
    ['a string for a body', 'post', '/api/todos', '"a"', 400, 'validation_failed'],
    ['null for a body', 'post', '/api/todos', 'null', 400, 'validation_failed'],
    ['more than 128 KiB', 'post', '/api/todos', `{"title":"${'a'.repeat(131_072)}"}`, 413, 'body_too_large'],
  ] as const)('names %s', async (_, method, path, body, status, code) => {
    const request = ada.as(method, path).set('Content-Type', 'application/json');
    expect((await request.send(body).expect(status)).body).toMatchObject({ status, code });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/jsonx',
  ])('refuses %s (ASVS 3.5.2)', async (type) => {
    const answer = await ada
      .as('post', '/api/todos')
      .set('Content-Type', type)
      .send('{"title":"a"}')
      .expect(415);
    expect(answer.body).toMatchObject({ code: 'unsupported_media_type' });
  });

  it('says which methods a path knows', async () => {
    await test.api.put('/api/todos').expect('Allow', 'GET, HEAD, PATCH, POST').expect(405);
    await test.api.post('/api/users/me').expect('Allow', 'GET, HEAD, PATCH').expect(405);
  });

  it('of a client that hangs up is not taken for an outage of the database', () => {
    const error = Object.assign(new Error('aborted'), { code: 'ECONNRESET', statusCode: 400 });
    expect(toProblem(error)).toMatchObject({ code: 'bad_request' });
  });

  it.each([
    ['headers of 40 KiB (ASVS 4.2.5)', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
    [
      'two lengths (ASVS 4.2.1)',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na',
      400,
    ],
    ['what is no HTTP', 'hello\r\n\r\n', 400],
  ])('answers %s with a problem, and hangs up', async (_, bytes, status) => {
    const socket = connect((test.app.getHttpServer().address() as AddressInfo).port, '127.0.0.1');
    socket.end(bytes);
    const answer = await text(socket);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('application/problem+json');
  });

  it('of a path longer than any id is 404', async () => {
    await ada.as('get', `/api/todos/${'a'.repeat(101)}`).expect(404);
  });

  it('of a path that is no URL is a problem too', async () => {
    expect((await test.api.get('/api/%ff').expect(400)).body).toMatchObject({ code: 'bad_request' });
  });
});

describe('every answer', () => {
  it.each([
    '/api/health/live',
    '/api/todos',
    '/api/nothing',
    '/api/docs',
    '/nothing.js',
    '/api/auth/get-session',
  ])('%s carries the security headers (ASVS 3.4)', async (path) => {
    const { headers } = await test.api.get(path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': expect.stringMatching(/^default-src 'none'.*frame-ancestors 'none'/),
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});
