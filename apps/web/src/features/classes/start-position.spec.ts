import { describe, expect, it } from 'vitest';
import { secondsOf, startPosition } from './start-position';
import { watchPath } from './watch-path';

const chapters = [
  { id: 'a', startMs: 0, endMs: 30_000 },
  { id: 'b', startMs: 30_000, endMs: 60_000 },
];
const at = (chapterId: string | null, seconds: number | null = null) => ({ chapterId, seconds });

describe('where playback begins', () => {
  it('obeys the time in the address before anything else', () => {
    expect(startPosition(at('a', 42), chapters, 10_000)).toBe(42_000);
  });

  it('goes on where the person stopped when no chapter is named', () => {
    expect(startPosition(at(null), chapters, 12_345)).toBe(12_345);
    expect(startPosition(at(null), chapters, null)).toBe(0);
    expect(startPosition(at('gone'), chapters, 12_345)).toBe(12_345);
  });

  it('begins the named chapter, or goes on inside it', () => {
    expect(startPosition(at('b'), chapters, 12_345)).toBe(30_000);
    expect(startPosition(at('b'), chapters, 41_000)).toBe(41_000);
  });

  it('begins the chapter again when its end was reached', () => {
    expect(startPosition(at('b'), chapters, 56_000)).toBe(30_000);
  });
});

describe('the time in the address', () => {
  it.each([
    ['0', 0],
    ['90', 90],
    ['90.5', 90.5],
    ['-1', null],
    ['1e3', null],
    ['', null],
    [undefined, null],
    [['3'], null],
  ])('%j is %j', (query, seconds) => expect(secondsOf(query)).toBe(seconds));
});

describe('the address of a class', () => {
  it('names class, chapter and whole seconds', () => {
    expect(watchPath('c')).toBe('/watch/c');
    expect(watchPath('c', 'h', 65_900)).toBe('/watch/c/h?t=65');
  });
});
