import { describe, expect, it } from 'vitest';
import { emailAddress, personName } from './schemas';

describe('what people type', () => {
  it('loses blanks and capitals in e-mail addresses', () => {
    expect(emailAddress.parse('  Ann.Lee@Example.ORG ')).toBe('ann.lee@example.org');
  });

  it.each(['', 'ann', 'ann@', '@example.org', 'a b@example.org', `${'a'.repeat(250)}@x.org`])(
    'is no e-mail address: %j',
    (text) => {
      expect(emailAddress.safeParse(text).success).toBe(false);
    },
  );

  it.each(['', '   ', 'Ann\u0000', 'Ann\r\nBcc: x@example.org', 'x'.repeat(201)])(
    'is no name: %j',
    (text) => {
      expect(personName.safeParse(text).success).toBe(false);
    },
  );
});
