import { describe, expect, it } from 'vitest';
import {
  borderRange,
  indexAt,
  joinToPrevious,
  MAX_CHAPTERS,
  moveBorder,
  problemsOf,
  rename,
  setTopics,
  splitAt,
  tidy,
  type EditedChapter,
} from './chapter-edits';

const durationMs = 90_000;
const chapter = (
  id: string,
  startMs: number,
  rest: Partial<EditedChapter> = {},
): EditedChapter => ({
  ...{ id, startMs, title: id.toUpperCase(), topics: [] },
  ...rest,
});
const chapters = [
  chapter('a', 0, { topics: ['practice:eligibility'] }),
  chapter('b', 30_000, { topics: ['billing:denials', 'practice:eligibility'] }),
  chapter('c', 60_000),
];
const split = (ms: number, of = chapters) => splitAt(of, ms, { durationMs, newId: () => 'new' });
const starts = (list: readonly EditedChapter[] | null) => list?.map(({ startMs }) => startMs);

describe('the chapter at a position', () => {
  it.each([
    [0, 0],
    [29_999, 0],
    [30_000, 1],
    [90_000, 2],
  ])('%d ms is in number %d', (ms, index) => expect(indexAt(chapters, ms)).toBe(index));
});

describe('splitting', () => {
  it('makes a new chapter without a title, about the same topics', () => {
    expect(split(12_000.4)?.[1]).toEqual({
      ...{ id: 'new', title: '', startMs: 12_000, topics: ['practice:eligibility'] },
    });
    expect(starts(split(12_000))).toEqual([0, 12_000, 30_000, 60_000]);
  });

  it('leaves no chapter of less than a second', () => {
    expect(split(999)).toBeNull();
    expect(split(29_001)).toBeNull();
    expect(split(89_500)).toBeNull();
    expect(split(1000)).not.toBeNull();
    expect(split(89_000)).not.toBeNull();
  });

  it('ends at the most that a class may have', () => {
    const full = Array.from({ length: MAX_CHAPTERS }, (_, at) => chapter(`${at}`, at));
    expect(splitAt(full, 5000, { durationMs, newId: () => 'new' })).toBeNull();
  });
});

describe('moving a border', () => {
  const move = (index: number, toMs: number) => moveBorder(chapters, index, { toMs, durationMs });

  it('goes as far as the neighbours let it', () => {
    expect(starts(move(1, 31_234.6))).toEqual([0, 31_235, 60_000]);
    expect(starts(move(1, -5))).toEqual([0, 1000, 60_000]);
    expect(starts(move(1, 999_999))).toEqual([0, 59_000, 60_000]);
    expect(starts(move(2, 999_999))).toEqual([0, 30_000, 89_000]);
  });

  it('never moves the start of the class, and tells when nothing changes', () => {
    expect(move(0, 5000)).toBeNull();
    expect(move(1, 30_000)).toBeNull();
    expect(move(9, 30_000)).toBeNull();
  });

  it('has no room between chapters that a file brought too short', () => {
    const short = [chapter('a', 0), chapter('b', 500), chapter('c', 900)];
    expect(borderRange(short, 1, durationMs)).toBeNull();
    expect(borderRange(short, 2, durationMs)).toEqual([1500, 89_000]);
  });
});

describe('joining', () => {
  it('keeps the first chapter, with the topics of both', () => {
    expect(joinToPrevious(chapters, 1)).toEqual([
      chapter('a', 0, { topics: ['practice:eligibility', 'billing:denials'] }),
      chapters[2],
    ]);
    expect(joinToPrevious(chapters, 0)).toBeNull();
    expect(joinToPrevious(chapters, 3)).toBeNull();
  });

  it('takes over a title where there was none', () => {
    const untitled = rename(chapters, 'a', ' ');
    expect(joinToPrevious(untitled, 1)?.[0]?.title).toBe('B');
  });
});

describe('what is written about a chapter', () => {
  it('changes that chapter alone', () => {
    expect(rename(chapters, 'b', 'Call')[1]).toEqual({ ...chapters[1], title: 'Call' });
    expect(setTopics(chapters, 'b', [])[1]).toEqual({ ...chapters[1], topics: [] });
    expect(rename(chapters, 'b', 'Call')[0]).toBe(chapters[0]);
  });

  it('keeps it from being saved while it is not complete', () => {
    expect([...problemsOf(chapters, durationMs)]).toEqual([]);
    expect([...problemsOf(rename(chapters, 'b', ' '), durationMs)]).toEqual([['b', 'missing']]);
    expect([...problemsOf(chapters, 60_000)]).toEqual([['c', 'past-end']]);
  });
});

describe('tidying', () => {
  it('leaves alone what tiles', () => {
    expect(tidy(chapters, durationMs)).toEqual(chapters);
  });

  it('lays any chapters end to end', () => {
    const wild = [
      chapter('c', 89_900),
      chapter('a', 5000),
      chapter('b', 5200),
      chapter('d', 89_950),
    ];
    const laid = tidy(wild, durationMs);
    expect(laid.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(starts(laid)).toEqual([0, 5200, 88_000, 89_000]);
  });

  it('goes closer than a second only when there is no other way', () => {
    const many = Array.from({ length: 5 }, (_, at) => chapter(`${at}`, at));
    expect(starts(tidy(many, 3000))).toEqual([0, 1, 2, 3, 4]);
  });
});
