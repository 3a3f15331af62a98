import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { sourceOf } from './source.ts';

const request = (ip: string, userAgent?: string) =>
  ({ id: 'some id', ip, headers: { 'user-agent': userAgent }, socket: {} }) as FastifyRequest;

describe('the source of a request', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:443', '203.0.113.7'],
    ['unknown', undefined],
  ])('has for %j the address %j', (ip, address) => {
    expect(sourceOf(request(ip, 'curl/8'))).toEqual({ address, userAgent: 'curl/8', requestId: 'some id' });
  });

  it('holds no e-mail address (ASVS 16.2.5)', () => {
    expect(sourceOf(request('::1', 'bot (owner@example.org)')).userAgent).toBe('bot ([e-mail])');
  });

  it('has no user agent when none was sent', () => {
    expect(sourceOf(request('::1')).userAgent).toBeUndefined();
  });
});
