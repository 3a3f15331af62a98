import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Env } from '../config/env.ts';
import { Problem } from '../errors/problem.ts';
import { ApiLimit } from './api-limit.ts';

const limitOf = (apiRequestsPerMinute: number) => new ApiLimit({ apiRequestsPerMinute } as Env);

/** Seconds to wait, or 0 when it was let through. */
function wait(limit: ApiLimit, user: string, method: string): number {
  try {
    limit.check(user, method);
    return 0;
  } catch (error) {
    const seconds = Number((error as Problem).extras.headers?.['Retry-After']);
    expect(seconds).toBeGreaterThanOrEqual(1);
    return seconds;
  }
}

const passed = (limit: ApiLimit, user: string, methods: string[]) =>
  methods.filter((method) => wait(limit, user, method) === 0).length;
const times = (count: number, ...methods: string[]) => Array.from({ length: count }, () => methods).flat();

describe('what one user may ask for in a minute', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is so many requests (ASVS 2.4.1)', () => {
    const limit = limitOf(20);
    expect(passed(limit, 'ada', times(30, 'GET', 'HEAD'))).toBe(20);
    expect(passed(limit, 'bob', ['GET'])).toBe(1);
  });

  it('is a fifth of that to write, and writes that are refused leave the reads (ASVS 2.4.1)', () => {
    const limit = limitOf(20);
    expect(passed(limit, 'ada', times(10, 'POST', 'PATCH', 'DELETE', 'OPTIONS'))).toBe(4);
    expect(passed(limit, 'ada', times(50, 'GET'))).toBe(16);
  });

  it('is one write at least', () => {
    expect(passed(limitOf(2), 'ada', times(3, 'POST'))).toBe(1);
  });

  it('is told truly, and trying earlier does not prolong it', () => {
    const limit = limitOf(1);
    wait(limit, 'ada', 'GET');
    jest.advanceTimersByTime(12_000);
    const seconds = wait(limit, 'ada', 'GET');
    expect(seconds).toBe(48);
    for (let past = 1; past < seconds; past++) {
      jest.advanceTimersByTime(1_000);
      expect(wait(limit, 'ada', 'GET')).toBe(seconds - past);
    }
    jest.advanceTimersByTime(1_000);
    expect(wait(limit, 'ada', 'GET')).toBe(0);
  });

  it('is remembered of 50,000 users at once, and memory of no more is used', () => {
    const limit = limitOf(1);
    for (let user = 0; user < 50_000; user++) limit.check(String(user), 'GET');
    expect(wait(limit, '0', 'GET')).toBeGreaterThan(0);
    limit.check('one more', 'GET');
    expect(wait(limit, 'one more', 'GET')).toBeGreaterThan(0);
    expect(wait(limit, '0', 'GET')).toBe(0);
  });
});
