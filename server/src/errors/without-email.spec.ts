import { describe, expect, it } from '@jest/globals';
import { withoutEmail } from './without-email.ts';

describe('withoutEmail', () => {
  it.each([
    ['Key (email)=(ada@example.com) already exists.', 'Key (email)=([e-mail]) already exists.'],
    ['to <ada@example.com>, "bob@example.com"', 'to [e-mail] "[e-mail]"'],
    ['@ alone, and 3 @ 4', '@ alone, and 3 @ 4'],
  ])('%s', (text, without) => {
    expect(withoutEmail(text)).toBe(without);
  });

  it('leaves nothing readable of a part that is too long to be one', () => {
    expect(withoutEmail(`${'a'.repeat(100)}@example.com`)).not.toContain('example.com');
  });

  it('is done with a long text at once, whatever it looks like (ASVS 1.3.12)', () => {
    const long = 'a'.repeat(100_000);
    const start = performance.now();
    expect(withoutEmail(long)).toBe(long);
    expect(performance.now() - start).toBeLessThan(2_000); // some ms, or ten seconds when the search is quadratic
  });
});
