import { describe, expect, it } from 'vitest';
import { nothingWatched, progressOf } from './progress';
import type { Span } from './span';

const outline = {
  durationMs: 10_000,
  chapters: [
    { id: 'a', title: 'A', startMs: 0, endMs: 4000, topics: [] },
    { id: 'b', title: 'B', startMs: 4000, endMs: 10_000, topics: [] },
  ],
};
const watched: Span[] = [
  [1000, 3000],
  [3500, 5500],
];

describe('progressOf', () => {
  it('is the covered part of the class and of each chapter', () => {
    const progress = progressOf({ watched, positionMs: 5500 }, outline);
    expect(progress).toMatchObject({ watched, watchedMs: 4000, progress: 0.4, resumeMs: 5500 });
    expect(progress.chapters.get('a')).toBe(2500 / 4000);
    expect(progress.chapters.get('b')).toBe(1500 / 6000);
  });

  it('is 1 only when nothing is missing', () => {
    const all = progressOf({ watched: [[0, 10_000]], positionMs: null }, outline);
    expect([all.progress, ...all.chapters.values()]).toEqual([1, 1, 1]);
    expect(progressOf({ watched: [[0, 9999]], positionMs: null }, outline).progress).toBeLessThan(
      1,
    );
  });

  it('is nothing where nothing was watched', () => {
    const none = progressOf(nothingWatched, outline);
    expect(none).toMatchObject({ watched: [], watchedMs: 0, progress: 0, resumeMs: null });
    expect([...none.chapters.values()]).toEqual([0, 0]);
  });

  it('knows no progress of a class of unknown length', () => {
    const progress = progressOf({ watched: [], positionMs: 5 }, { durationMs: null, chapters: [] });
    expect(progress).toMatchObject({ progress: 0, resumeMs: null });
  });
});

it.each([
  [0, 0],
  [8999, 8999],
  [9000, null],
  [10_000, null],
])('who stopped at %i resumes at %s', (positionMs, resumeMs) => {
  expect(progressOf({ watched: [], positionMs }, outline).resumeMs).toBe(resumeMs);
});
