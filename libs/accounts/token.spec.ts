import { describe, expect, it } from 'vitest';
import { equalInConstantTime, looksLikeToken, newToken, seal, tokenHash } from './token';

describe('tokens', () => {
  it('are 256 bits of chance that fit into cookies and addresses', () => {
    const tokens = Array.from({ length: 100 }, newToken);
    expect(new Set(tokens).size).toBe(100);
    expect(tokens.every(looksLikeToken)).toBe(true);
    expect(Buffer.from(tokens[0] ?? '', 'base64url')).toHaveLength(32);
  });

  it.each(['', 'short', `${'a'.repeat(42)}!`, 'a'.repeat(44), `${'a'.repeat(43)}\n`])(
    'are not %j',
    (text) => {
      expect(looksLikeToken(text)).toBe(false);
    },
  );

  it('are stored as SHA-256', () => {
    expect(tokenHash('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});

describe('seal', () => {
  it('depends on secret, purpose and text', () => {
    const seals = [
      seal('secret', 'csrf', 'one'),
      seal('secret', 'csrf', 'two'),
      seal('secret', 'device', 'one'),
      seal('other', 'csrf', 'one'),
    ];
    expect(new Set(seals).size).toBe(4);
    expect(seal('secret', 'csrf', 'one')).toBe(seals[0]);
  });
});

describe('equalInConstantTime', () => {
  it('compares texts of any lengths', () => {
    expect(equalInConstantTime('same', 'same')).toBe(true);
    expect(equalInConstantTime('same', 'sane')).toBe(false);
    expect(equalInConstantTime('same', 'same ')).toBe(false);
    expect(equalInConstantTime('', 'x')).toBe(false);
  });
});
