import { describe, expect, it } from 'vitest';
import { workState, type Piece } from './required-work';

const piece = (startMs: number, endMs: number, classId = 'c'): Piece => ({
  classId,
  versionId: `${classId}-2`,
  chapterId: `${startMs}`,
  title: 'A chapter',
  startMs,
  endMs,
});
const watched = (spans: [number, number][], finished: string[] = []) => ({
  spans: new Map([['c-2', spans]]),
  finished: new Map([['c', new Set(finished)]]),
});

describe('required work', () => {
  it('is done when nine tenths of each piece were watched', () => {
    const pieces = [piece(0, 1000), piece(1000, 2000)];
    expect(workState(pieces, watched([[0, 1900]]))).toMatchObject({ done: true, next: null });
    expect(workState(pieces, watched([[0, 1899]]))).toMatchObject({ done: false, next: pieces[1] });
  });

  it('cannot be made up for by another piece', () => {
    const { done, progress, next } = workState(
      [piece(0, 1000), piece(1000, 10_000)],
      watched([[500, 10_000]]),
    );
    expect([done, progress]).toEqual([false, 0.95]);
    expect(next?.startMs).toBe(0);
  });

  it('stays done when the video was replaced afterwards', () => {
    expect(workState([piece(0, 1000)], watched([], ['c-1']))).toMatchObject({
      done: true,
      progress: 1,
    });
  });

  it('stays done when only that chapter was finished before', () => {
    const finished = new Map([['0', new Set(['c-1'])]]);
    const pieces = [piece(0, 1000), piece(1000, 2000)];
    expect(workState(pieces, { spans: new Map(), finished })).toEqual({
      progress: 0.5,
      done: false,
      next: pieces[1],
    });
  });

  it('is not done by having finished the class without the piece', () => {
    const last = piece(9500, 10_000);
    expect(workState([last], watched([[0, 9500]], ['c-2'])).done).toBe(false);
  });

  it('is not done where there is nothing to watch', () => {
    expect(workState([], watched([]))).toEqual({ done: false, progress: 0, next: null });
  });
});
