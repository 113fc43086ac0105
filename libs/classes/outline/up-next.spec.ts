import { describe, expect, it } from 'vitest';
import { upNext, type UpNextCandidate } from './up-next';

const topic = (position: number, axis = 'billing') => ({
  id: `${axis}-${position}`,
  axis,
  position,
});
const candidate = (
  id: string,
  position: number | null,
  publishedAtMs: number,
  specialties: string[] = [],
): UpNextCandidate => ({
  id,
  firstTopic: position === null ? null : topic(position),
  specialties,
  publishedAtMs,
});
const current = candidate('now', 3, 100);

describe('upNext', () => {
  it('is the next younger class of the same first topic', () => {
    const others = [candidate('c', 3, 300), candidate('b', 3, 200), candidate('a', 3, 50)];
    expect(upNext(current, [current, ...others])?.id).toBe('b');
  });

  it('prefers the same topic to a later step', () => {
    expect(upNext(current, [candidate('step', 4, 10), candidate('same', 3, 900)])?.id).toBe('same');
  });

  it('goes on with the nearest later step, its oldest class first', () => {
    const others = [
      candidate('far', 9, 1),
      candidate('young', 5, 90),
      candidate('old', 5, 80),
      candidate('before', 2, 1),
    ];
    expect(upNext(current, others)?.id).toBe('old');
  });

  it('stays on the axis', () => {
    const other = { ...candidate('x', null, 1), firstTopic: topic(4, 'practice') };
    expect(upNext(current, [other])).toBeNull();
  });

  it('is none after the last, without a topic, or when there is only the class itself', () => {
    expect(upNext(current, [candidate('a', 3, 50)])).toBeNull();
    expect(upNext(candidate('now', null, 100), [candidate('b', 3, 200)])).toBeNull();
    expect(upNext(current, [current])).toBeNull();
  });

  it('passes over classes of other specialties, not over classes for all', () => {
    const chiro = candidate('now', 3, 100, ['chiropractic']);
    const others = [candidate('foot', 3, 200, ['podiatry']), candidate('all', 3, 300)];
    expect(upNext(chiro, others)?.id).toBe('all');
    expect(upNext(current, others)?.id).toBe('foot');
  });

  it('takes turns by id among classes published at the same moment', () => {
    const twins = [candidate('a', 3, 100), candidate('z', 3, 100), candidate('p', 3, 100)];
    expect(upNext(current, twins)?.id).toBe('p');
    expect(upNext(candidate('z', 3, 100), twins)).toBeNull();
  });
});
