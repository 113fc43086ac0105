import { describe, expect, it } from 'vitest';
import { cleanTitle, firstChapters, MAX_CHAPTERS, tile } from './chapters';

const at = (...starts: number[]) => starts.map((startMs) => ({ title: `at ${startMs}`, startMs }));
const refusal = (fields: Record<string, unknown>) =>
  expect.objectContaining({
    code: 'chapters-do-not-tile',
    details: { fields: expect.objectContaining(fields) as unknown },
  }) as Error;

describe('tile', () => {
  it('lets each chapter last until the next, the last until the end', () => {
    const tiled = tile(at(0, 4000, 9500), 12_000);
    expect(tiled.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 4000],
      [4000, 9500],
      [9500, 12_000],
    ]);
  });

  it('covers the whole class with one chapter', () => {
    expect(tile(at(0), 1)).toEqual([{ title: 'at 0', startMs: 0, endMs: 1 }]);
  });

  it('keeps what else a draft carries', () => {
    expect(tile([{ title: 'a', startMs: 0, topics: ['x'] }], 5)[0]?.topics).toEqual(['x']);
  });

  it.each([
    ['no chapter at all', at(), { chapters: 'a class has at least one chapter' }],
    ['a gap before the first', at(10), { 'chapters.0.startMs': 'the first chapter starts at 0' }],
    ['two at the same start', at(0, 5, 5), { 'chapters.2.startMs': expect.any(String) }],
    ['the wrong order', at(0, 9, 5), { 'chapters.2.startMs': expect.any(String) }],
    ['a start at the very end', at(0, 100), { 'chapters.1.startMs': expect.any(String) }],
    ['a start behind the end', at(0, 101), { 'chapters.1.startMs': expect.any(String) }],
    ['a negative start', at(-1), { 'chapters.0.startMs': expect.any(String) }],
    ['half a millisecond', at(0, 2.5), { 'chapters.1.startMs': expect.any(String) }],
  ] as const)('refuses %s', (_, drafts, fields) => {
    expect(() => tile(drafts, 100)).toThrow(refusal(fields));
  });

  it('refuses a class of no length', () => {
    expect(() => tile(at(0), 0)).toThrow(refusal({ 'chapters.0.startMs': expect.any(String) }));
  });

  it('takes as many as allowed and not one more', () => {
    const starts = (count: number) => at(...Array.from({ length: count }, (_, index) => index));
    expect(tile(starts(MAX_CHAPTERS), 1000)).toHaveLength(MAX_CHAPTERS);
    expect(() => tile(starts(MAX_CHAPTERS + 1), 1000)).toThrow(
      refusal({ chapters: expect.any(String) }),
    );
  });
});

describe('firstChapters', () => {
  it('is one chapter with the title of the class when the file has none', () => {
    expect(firstChapters([], 9000, 'Denials')).toEqual([
      { title: 'Denials', startMs: 0, endMs: 9000 },
    ]);
  });

  it('stretches embedded chapters over leading and inner gaps', () => {
    const embedded = [
      { startMs: 500, endMs: 2000, title: 'Intro' },
      { startMs: 3000, endMs: 4000, title: 'CO-97' },
    ];
    expect(firstChapters(embedded, 9000, 'x')).toEqual([
      { title: 'Intro', startMs: 0, endMs: 3000 },
      { title: 'CO-97', startMs: 3000, endMs: 9000 },
    ]);
  });

  it('sorts, drops doubles and what lies behind the end, and names the nameless', () => {
    const embedded = [
      { startMs: 5000, title: ' \n' },
      { startMs: 0, title: 'One' },
      { startMs: 5000, title: 'double' },
      { startMs: 9000, title: 'behind' },
    ];
    expect(firstChapters(embedded, 9000, 'x')).toEqual([
      { title: 'One', startMs: 0, endMs: 5000 },
      { title: 'Chapter 2', startMs: 5000, endMs: 9000 },
    ]);
  });

  it('does not trip over more chapters than a class may have', () => {
    const many = Array.from({ length: 900 }, (_, index) => ({ startMs: index * 10, title: 't' }));
    const chapters = firstChapters(many, 9000, 'x');
    expect(chapters).toHaveLength(MAX_CHAPTERS);
    expect(chapters.at(-1)?.endMs).toBe(9000);
  });
});

describe('cleanTitle', () => {
  it('makes one line of several', () => {
    expect(cleanTitle(' a\r\n\tb\u2028c\u0000 ')).toBe('a b c');
  });

  it('cuts what is too long', () => {
    expect(cleanTitle('x'.repeat(300))).toHaveLength(200);
  });
});
