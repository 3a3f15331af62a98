import { describe, expect, it } from '@jest/globals';
import { verifyAndNote, withFittingHash } from './fitting-hash.ts';
import { hashPassword } from './password-hash.ts';

describe('withFittingHash', () => {
  it('says which hash a password fitted, each time for itself', async () => {
    const cost = { memory: 8, passes: 1 };
    const [hash, other] = [await hashPassword('right', cost), await hashPassword('right', cost)];
    const verify = (password: string, against: string) =>
      withFittingHash(() => verifyAndNote({ hash: against, password }));
    expect(await Promise.all([verify('right', hash), verify('wrong', hash), verify('right', other)])).toEqual(
      [
        { result: true, hash },
        { result: false, hash: undefined },
        { result: true, hash: other },
      ],
    );
    expect(await verifyAndNote({ hash, password: 'right' })).toBe(true);
  });
});
