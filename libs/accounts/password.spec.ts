import { parseOptions } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { hashPassword, newPassword, passwordFits } from './password';

describe('passwords', () => {
  it('are hashed by argon2id at the cost that OWASP asks for, each with its own salt', async () => {
    const [one, two] = await Promise.all([
      hashPassword('same password'),
      hashPassword('same password'),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(parseOptions(one)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    expect(one).not.toBe(two);
  });

  it('fit or do not', async () => {
    const hash = await hashPassword('correct horse');
    expect(await passwordFits('correct horse', hash)).toBe(true);
    expect(await passwordFits('Correct horse', hash)).toBe(false);
    expect(await passwordFits('', hash)).toBe(false);
  });

  it('are the same however a keyboard composes an accent', async () => {
    const hash = await hashPassword('contrase\u00f1a larga');
    expect(await passwordFits('contrasen\u0303a larga', hash)).toBe(true);
  });

  it('never fit where there is none, not even the decoy', async () => {
    expect(await passwordFits('nobody has this password', null)).toBe(false);
  });

  it('need ten characters', () => {
    expect(newPassword.safeParse('123456789').success).toBe(false);
    expect(newPassword.safeParse('1234567890').success).toBe(true);
    expect(newPassword.safeParse('x'.repeat(201)).success).toBe(false);
  });
});
