import { describe, expect, it } from '@jest/globals';
import { generateId } from '@better-auth/core/utils/id';
import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

const MANY = 10_000;

/** Bits of one token, if its characters are as even as they look. */
function bits(tokens: string[]): number {
  const characters = tokens.join('');
  const counts = new Map<string, number>();
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / characters.length);
  return (
    (characters.length / tokens.length) * shares.reduce((sum, share) => sum - share * Math.log2(share), 0)
  );
}

describe('ten thousand tokens', () => {
  it.each([
    ['of sessions (ASVS 7.2.3, 11.5.1)', () => generateId(32), 180],
    ['of mailed resets (ASVS 6.5.3, 6.5.4, 11.5.1)', () => generateId(24), 135],
  ])('%s are all different, and of at least 128 bits', (_, make, least) => {
    const tokens = Array.from({ length: MANY }, make);
    expect(new Set(tokens).size).toBe(MANY);
    expect(bits(tokens)).toBeGreaterThan(least);
  });

  it.each([
    ['ids of rows', () => uuidv7()],
    ['ids of access tokens', () => randomUUID()],
  ])('%s are all different (ASVS 11.5.1)', (_, make) => {
    expect(new Set(Array.from({ length: MANY }, make)).size).toBe(MANY);
  });
});
