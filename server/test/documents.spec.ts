import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from '../src/auth/limit-rules.ts';
import { MOST_SESSIONS } from '../src/auth/sessions-of-user.ts';
import { envSchema } from '../src/config/env-schema.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('docs/operations.md', () => {
  const text = read('docs/operations.md');
  /** The first two numbers of the row that begins so. */
  const row = (begins: string) => {
    const line = text.split('\n').find((each) => each.startsWith(`| ${begins}`)) ?? '';
    const [, , points, seconds] = line.split('|').map((cell) => cell.trim());
    return { points: Number(points), seconds: Number(seconds?.replace(/ s$/, '')) };
  };

  it.each([
    ['sign-ups from one address', LIMITS.signUps],
    ['failed sign-ins from one address', LIMITS.signIns],
    ['failed sign-ins to one account, from all unknown devices', LIMITS.signInsToAccount],
    ['the same, in a row', LIMITS.failuresInARow],
    ['wrong passwords of one user', LIMITS.passwordsAskedAgain],
    ['requests for mail from one address', LIMITS.mailRequests],
    ['mails of one kind to one address', LIMITS.mails],
    ['tries at mailed tokens from one address', LIMITS.mailedTokens],
  ])('tells the limit on %s as it is (ASVS 6.1.1)', (begins, { points, seconds }) => {
    expect(row(begins)).toEqual({ points, seconds });
  });

  it('tells every limit there is (ASVS 6.1.1)', () => {
    const rows = text.split('\n').filter((line) => /^\| .*\| \d+ +\| \d+ s +\|/.test(line));
    expect(rows).toHaveLength(Object.keys(LIMITS).length);
  });

  it('tells how long sessions live, and how many there can be (ASVS 7.1.1, 7.1.2)', () => {
    const defaults = envSchema.parse({});
    expect(text).toContain(`${defaults.SESSION_IDLE_HOURS} hours without use (\`SESSION_IDLE_HOURS\`)`);
    expect(text).toContain(`${defaults.SESSION_MAX_HOURS} hours in all (\`SESSION_MAX_HOURS\`)`);
    expect(row('sessions of one user').points).toBe(MOST_SESSIONS);
  });
});

describe('docs/security.md', () => {
  const NUMBER = /(?<![\d.])\d{1,2}\.\d{1,2}\.\d{1,2}(?![\d.])/g;
  const [, covered = '', elsewhere = ''] = read('docs/security.md').split(/^## (?:Covered|Not covered).*$/m);
  const specs = globSync(['server/{src,test}/**/*.spec.ts', 'client/src/**/*.spec.ts', 'e2e/*.spec.ts'], {
    cwd: ROOT,
  });
  /** The numbers in what tests and their groups are called. */
  const tested = new Set(
    specs.flatMap((spec) =>
      [...read(spec).matchAll(/\((?:[^()]*; )?ASVS ([^)]*)\)/g)].flatMap(
        ([, list]) => list?.match(NUMBER) ?? [],
      ),
    ),
  );

  it('lists what is covered by tests, neither more nor less', () => {
    const listed = new Set(covered.match(NUMBER) ?? []);
    expect([...listed].filter((number) => !tested.has(number))).toEqual([]);
    expect([...tested].filter((number) => !listed.has(number))).toEqual([]);
  });

  it('says of each other requirement why it is not', () => {
    for (const line of elsewhere.split('\n').filter((each) => /^\| \d/.test(each))) {
      const [, numbers = '', reason = ''] = line.split('|');
      expect([numbers, reason.trim().length > 10]).toEqual([numbers, true]);
      for (const number of numbers.match(NUMBER) ?? []) expect(tested).not.toContain(number);
    }
  });
});
