import { describe, expect, it } from 'vitest';
import { planChunks, segmentFrames } from './chunk-plan';

const plan = (seconds: number, fps = 25, container: 'mp4' | 'mpegts' = 'mp4') =>
  planChunks({ container, durationMs: seconds * 1000 }, fps);

describe('planChunks', () => {
  it('begins with one segment, takes more, ends with few, and leaves no gap or overlap', () => {
    const chunks = plan(60);
    expect(chunks.map(({ segments }) => segments)).toEqual([1, 1, 4, 6, 2, 1]);
    expect(chunks.map(({ firstSegment }) => firstSegment)).toEqual([0, 1, 2, 6, 12, 14]);
    expect(plan(96).map(({ segments }) => segments)).toEqual([1, 1, 4, 6, 6, 3, 2, 1]);
    let frame = 0;
    for (const { firstFrame, frames } of chunks) {
      expect(firstFrame).toBe(frame);
      frame += frames;
    }
    expect(frame).toBe(1500);
  });

  it('joins a tail that is shorter than a segment to the last chunk', () => {
    expect(plan(30).map(({ segments }) => segments)).toEqual([1, 1, 4, 2]);
    expect(plan(29).at(-1)).toMatchObject({ frames: 125, segments: 2 });
    expect(plan(5).map(({ segments }) => segments)).toEqual([2]);
  });

  it('is one chunk where no moment can be found by an index, and of a single picture', () => {
    expect(plan(60, 25, 'mpegts')).toEqual([
      { index: 0, firstFrame: 0, frames: 1500, firstSegment: 0, segments: 15 },
    ]);
    expect(plan(0.001)).toMatchObject([{ frames: 1, segments: 1 }]);
  });

  it('counts pictures, so that NTSC rates do not drift', () => {
    expect(segmentFrames(30_000 / 1001)).toBe(120);
    const hour = plan(3600, 30_000 / 1001);
    expect(hour.at(-1)!.firstFrame + hour.at(-1)!.frames).toBe(107_892);
    expect(hour.every(({ firstFrame }) => firstFrame % 120 === 0)).toBe(true);
  });
});
