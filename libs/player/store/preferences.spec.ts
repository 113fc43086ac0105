import { describe, expect, it } from 'vitest';
import { DEFAULTS, nextSpeed, parsePreferences } from './preferences';

describe('preferences', () => {
  it('reads back what was chosen', () => {
    const chosen = { speed: 1.5, quality: 720, pageKeys: false };
    expect(parsePreferences(JSON.stringify(chosen))).toEqual(chosen);
  });

  it.each([null, '', '{', '[]', '7', '{"speed":16,"quality":-3}', '{"speed":"fast"}'])(
    'falls back to the defaults for %j',
    (text) => expect(parsePreferences(text)).toEqual(DEFAULTS),
  );

  it('steps through the speeds and stops at the ends', () => {
    expect(nextSpeed(1, 1)).toBe(1.25);
    expect(nextSpeed(1, -1)).toBe(0.75);
    expect(nextSpeed(2, 1)).toBe(2);
    expect(nextSpeed(0.5, -1)).toBe(0.5);
    expect(nextSpeed(1.1, -1)).toBe(1);
  });
});
