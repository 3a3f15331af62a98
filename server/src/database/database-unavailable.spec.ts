import { describe, expect, it } from '@jest/globals';
import { isDatabaseUnavailable } from './database-unavailable.ts';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

describe('isDatabaseUnavailable', () => {
  it.each([
    withCode('ECONNREFUSED'),
    withCode('08006'),
    withCode('53300'),
    withCode('57P01'),
    withCode('57014'),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Query read timeout'),
    new Error('wrapped', { cause: withCode('ECONNRESET') }),
    Object.assign(new Error('by TypeORM'), { driverError: withCode('57P03') }),
    new AggregateError([withCode('ECONNREFUSED')]),
  ])('sees that the database is away in $message ($code)', (error) => {
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  it.each([
    withCode('23505'),
    withCode('22021'),
    withCode('42P01'),
    new Error('Cannot read properties of undefined'),
    null,
    'text',
  ])('leaves %s to be what it is', (error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });
});
