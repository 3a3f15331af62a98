import { expect } from '@jest/globals';
import type { RawAnswer } from '../support/raw-request.ts';

/** What every answer holds, whichever part of the server gives it (ASVS 3.4.1, 3.4.4 to 3.4.6, 13.4.6). */
export const SECURITY = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
};

/** One of these statuses, the security headers, and nothing of the server's insides. */
export function expectSound({ status, headers, body }: RawAnswer, statuses: number[]): void {
  expect(statuses).toContain(status);
  expect(headers).toMatchObject(SECURITY);
  for (const name of ['x-powered-by', 'server', 'access-control-allow-origin'])
    expect(headers).not.toHaveProperty(name);
  if (status !== 201) expect(headers).not.toHaveProperty('location');
  expect(body).not.toMatch(/node_modules|at .*\.[jt]s:\d|SELECT /);
}

/** A refusal as RFC 9457 has it, which no cache keeps. */
export function expectProblem(answer: RawAnswer, statuses: number[]): void {
  expectSound(answer, statuses);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': expect.any(String),
  });
  expect(JSON.parse(answer.body)).toMatchObject({ status: answer.status, code: expect.any(String) });
}
