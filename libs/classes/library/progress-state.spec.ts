import { describe, expect, it } from 'vitest';
import { countedProgress, progressState } from './progress-state';

it.each([
  [0, 'not-begun'],
  [0.001, 'begun'],
  [0.899, 'begun'],
  [0.9, 'finished'],
  [1, 'finished'],
])('%d watched is %s', (progress, state) => expect(progressState(progress)).toBe(state));

describe('countedProgress', () => {
  const watched = {
    ...{ watched: [], watchedMs: 0, progress: 0.1, resumeMs: null, finishedVersion: null },
    chapters: new Map([['a', 0.3]]),
  };

  it('is that of the version that the class shows', () => {
    expect(countedProgress(watched)).toBe(0.1);
    expect(countedProgress(watched, 'a')).toBe(0.3);
    expect(countedProgress(watched, 'b')).toBe(0);
    expect(countedProgress(undefined)).toBe(0);
  });

  it('is all once another version was finished', () => {
    expect(countedProgress({ ...watched, finishedVersion: 1 })).toBe(1);
    expect(countedProgress({ ...watched, finishedVersion: 1 }, 'b')).toBe(1);
  });
});
