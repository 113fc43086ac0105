import { describe, expect, it } from 'vitest';
import type { Slide } from '../lesson';
import { chaptersOf, frameMs, layOut } from './timeline';

const slide = (lines: number, chapter?: string): Slide => ({
  title: 'A slide',
  figure: { kind: 'cover' },
  lines: Array.from({ length: lines }, () => ({ say: 'A line.' })),
  ...(chapter && { chapter: { title: chapter, topics: ['billing:denials'] } }),
});

describe('the time line of a demo class', () => {
  const steps = layOut([[1001], [500, 777], [1300]]);

  it('tiles the film on whole frames', () => {
    let at = 0;
    for (const step of steps) {
      expect(step.startMs).toBe(at);
      expect(step.endMs % frameMs).toBe(0);
      at = step.endMs;
    }
  });

  it('never cuts a voice off', () => {
    const lengths = [1001, 500, 777, 1300];
    steps.forEach((step, index) => {
      expect(step.endMs - step.voiceMs).toBeGreaterThan(lengths[index] ?? 0);
    });
  });

  it('lets a chapter last until the next one begins', () => {
    const chapters = chaptersOf([slide(1, 'First'), slide(2), slide(1, 'Second')], steps);
    expect(chapters.map(({ title, startMs, endMs }) => [title, startMs, endMs])).toEqual([
      ['First', 0, steps[2]?.endMs],
      ['Second', steps[3]?.startMs, steps[3]?.endMs],
    ]);
  });
});
