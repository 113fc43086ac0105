import { describe, expect, it } from 'vitest';
import { beginAt, chapterAt, chapterJump } from './chapters';

const chapters = [
  { id: 'a', title: 'A', startMs: 0, endMs: 10_000 },
  { id: 'b', title: 'B', startMs: 10_000, endMs: 30_000 },
  { id: 'c', title: 'C', startMs: 30_000, endMs: 60_000 },
];

describe('chapterAt', () => {
  it('takes the start in and leaves the end to the next', () => {
    expect(chapterAt(chapters, 0)?.id).toBe('a');
    expect(chapterAt(chapters, 9999)?.id).toBe('a');
    expect(chapterAt(chapters, 10_000)?.id).toBe('b');
  });
  it('stays in the last chapter at the end of the class', () => {
    expect(chapterAt(chapters, 60_040)?.id).toBe('c');
  });
  it('knows of none where there is none', () => {
    expect(chapterAt([], 5)).toBeNull();
    expect(chapterAt(chapters.slice(1), 5)).toBeNull();
  });
});

describe('chapterJump', () => {
  it('goes to the next start, and nowhere after the last', () => {
    expect(chapterJump(chapters, 0, 1)).toBe(10_000);
    expect(chapterJump(chapters, 10_000, 1)).toBe(30_000);
    expect(chapterJump(chapters, 45_000, 1)).toBeNull();
  });
  it('goes back to the start of this chapter first, then to the one before', () => {
    expect(chapterJump(chapters, 45_000, -1)).toBe(30_000);
    expect(chapterJump(chapters, 31_000, -1)).toBe(10_000);
    expect(chapterJump(chapters, 500, -1)).toBe(0);
    expect(chapterJump([], 500, -1)).toBeNull();
  });
});

describe('beginAt', () => {
  it('resumes, except where only the end is left', () => {
    expect(beginAt(42_000, chapters)).toBe(42_000);
    expect(beginAt(59_500, chapters)).toBe(0);
    expect(beginAt(90_000, chapters)).toBe(0);
    expect(beginAt(42_000, [])).toBe(42_000);
    expect(beginAt(-5, chapters)).toBe(0);
  });
});
