import { describe, expect, it } from '@jest/globals';
import { hashPassword, isOutdated, verifyPassword } from './password-hash.ts';

const COST = { memory: 256, passes: 2 };
const hashOf = (password: string) => hashPassword(password, COST);

describe('a password hash', () => {
  it('fits its password and no other', async () => {
    const hash = await hashOf('correct horse battery');
    expect(await verifyPassword({ hash, password: 'correct horse battery' })).toBe(true);
    expect(await verifyPassword({ hash, password: 'correct horse batterx' })).toBe(false);
  });

  it('is salted', async () => {
    expect(await hashOf('the same')).not.toBe(await hashOf('the same'));
  });

  it('is the same for the same text in another Unicode form (NFKC)', async () => {
    const hash = await hashOf('caf\u00e9 caf\u00e9 caf\u00e9');
    expect(await verifyPassword({ hash, password: 'cafe\u0301 cafe\u0301 cafe\u0301' })).toBe(true);
  });

  it('agrees with the reference implementation', async () => {
    // argon2 from the reference C implementation: echo -n "password" | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32
    const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await verifyPassword({ hash, password: 'password' })).toBe(true);
  });

  it('is outdated when it was made at another cost than the one in use', async () => {
    const hash = await hashOf('the same');
    expect(isOutdated(hash, COST)).toBe(false);
    expect(isOutdated(hash, { ...COST, memory: 512 })).toBe(true);
    expect(isOutdated(hash.replace('t=2', 't=1'), COST)).toBe(true);
    expect(isOutdated('$scrypt$anything', COST)).toBe(true);
  });

  it.each(['', 'plain', '$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA', '$2b$10$abc'])(
    'of another form (%s) fits nothing',
    async (hash) => {
      expect(await verifyPassword({ hash, password: '' })).toBe(false);
    },
  );
});
