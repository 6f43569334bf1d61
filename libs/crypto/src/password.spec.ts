import { hashPassword, verifyPassword } from './password';

describe('passwords', () => {
  it('are hashed with argon2id, 19 MiB and two passes, each with its own salt', async () => {
    const [one, two] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it('match only their own hash', async () => {
    const stored = await hashPassword('correct horse');
    await expect(verifyPassword(stored, 'correct horse')).resolves.toBe(true);
    await expect(verifyPassword(stored, 'correct  horse')).resolves.toBe(false);
  });

  it('match in any Unicode encoding of a character', async () => {
    const stored = await hashPassword('\u00e9t\u00e9 \u00e0 Paris');
    await expect(verifyPassword(stored, 'e\u0301te\u0301 a\u0300 Paris')).resolves.toBe(true);
  });

  it('never match without a hash, but take the same time', async () => {
    const stored = await hashPassword('correct horse');
    // CPU time, which other processes of the machine do not affect.
    const workOf = async (hash: string | undefined) => {
      const before = process.cpuUsage();
      for (let guess = 0; guess < 3; guess++) await expect(verifyPassword(hash, 'guess')).resolves.toBe(false);
      return process.cpuUsage(before).user;
    };
    const known = await workOf(stored);
    // Without the hash work it would take microseconds.
    expect(await workOf(undefined)).toBeGreaterThan(known / 3);
  });
});
