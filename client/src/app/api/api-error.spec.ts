import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { firstValueFrom, NEVER, timeout } from 'rxjs';
import { ApiError, toApiError } from './api-error';
import { explain } from './explain';

describe('toApiError', () => {
  const response = (status: number, error: unknown, headers = {}) =>
    new HttpErrorResponse({ status, error, headers: new HttpHeaders(headers) });

  it('reads a problem', () => {
    const problem = {
      code: 'validation_failed',
      detail: 'Two fields are wrong.',
      requestId: 'r1',
      errors: [
        { pointer: '/email', detail: 'Too long.' },
        { pointer: '#/name', detail: 'Missing.' },
      ],
    };
    expect(toApiError(response(400, problem))).toMatchObject({
      kind: 'validation',
      status: 400,
      code: 'validation_failed',
      message: 'Two fields are wrong.',
      requestId: 'r1',
      fieldErrors: [
        { field: 'email', message: 'Too long.' },
        { field: 'name', message: 'Missing.' },
      ],
    });
  });

  it("reads Better Auth's shape, with the request id from the header", () => {
    const error = toApiError(response(401, { code: 'INVALID', message: 'No.' }, { 'X-Request-Id': 'r2' }));
    expect(error).toMatchObject({
      kind: 'unauthenticated',
      code: 'INVALID',
      message: 'No.',
      requestId: 'r2',
    });
  });

  it.each([
    [0, 'unavailable'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [409, 'conflict'],
    [422, 'validation'],
    [429, 'rateLimited'],
    [500, 'unexpected'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [418, 'unexpected'],
  ])('takes %i for %s, body or not', (status, kind) => {
    expect(toApiError(response(status, null))).toMatchObject({ kind, status });
    expect(toApiError(response(status, '<html>'))).toMatchObject({ kind, fieldErrors: [] });
  });

  it.each([
    ['7', 7],
    ['soon', null],
    [new Date(Date.now() + 5_000).toUTCString(), expect.closeTo(5, -1) as number],
  ])('reads Retry-After: %s', (value, seconds) => {
    expect(toApiError(response(429, null, { 'Retry-After': value })).retryAfterSeconds).toEqual(seconds);
  });

  it('leaves an ApiError as it is', () => {
    const error = new ApiError('forbidden', 403, 'not_owner', '');
    expect(toApiError(error)).toBe(error);
  });

  it('takes a timeout for an outage', async () => {
    const failure = firstValueFrom(NEVER.pipe(timeout(1)));
    await expect(failure.catch(toApiError)).resolves.toMatchObject({ kind: 'unavailable' });
  });

  it('is explained in plain words', () => {
    expect(explain(toApiError(response(500, { requestId: 'r3' })))).toBe(
      'Something went wrong. Reference: r3',
    );
  });
});
