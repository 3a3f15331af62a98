import { ApiError, type ApiErrorKind } from '../api/api-error';
import { CreateKeys } from './create-keys';

describe('the key of a create', () => {
  const fail = (keys: CreateKeys, kind: ApiErrorKind) => {
    const key = keys.keyOf('Milk');
    keys.failed('Milk', key, new ApiError(kind, 0, '', ''));
    return key;
  };

  it('is another for each to-do', () => {
    const keys = new CreateKeys();
    expect(keys.keyOf('Milk')).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys.keyOf('Milk')).not.toBe(keys.keyOf('Milk'));
  });

  it('is the same when nobody knows whether it was added', () => {
    const keys = new CreateKeys();
    expect(keys.keyOf('Bread')).not.toBe(fail(keys, 'unavailable'));
    const unsure = fail(keys, 'unavailable');
    expect(keys.keyOf('Milk')).toBe(unsure);
    expect(keys.keyOf('Milk')).not.toBe(unsure);
  });

  it('is a new one for another title, and after a refusal', () => {
    const keys = new CreateKeys();
    const unsure = fail(keys, 'unavailable');
    expect(keys.keyOf('Bread')).not.toBe(unsure);
    expect(keys.keyOf('Milk')).not.toBe(unsure);
    expect(keys.keyOf('Milk')).not.toBe(fail(keys, 'conflict'));
    const refused = fail(keys, 'conflict');
    expect(keys.keyOf('Milk')).not.toBe(refused);
  });
});
