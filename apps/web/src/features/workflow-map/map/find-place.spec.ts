import { describe, expect, it } from 'vitest';
import type { MapPlace, WorkMap } from '../api';
import { findPlace } from './find-place';

const place = (count: number): MapPlace => ({
  ...{ count, begun: 0, finished: 0, only: null, request: null },
});
const map: WorkMap = {
  specialties: [],
  rows: [
    {
      ...{ key: 'practice:a', title: 'A', summary: '', whole: place(1) },
      overlays: [{ key: 'practice:a/x', title: 'Ax', specialty: 'x', whole: place(2) }],
      cells: [place(3), place(4)],
    },
  ],
  columns: [
    { key: 'billing:b', title: 'B', summary: '', whole: place(5) },
    { key: 'billing:c', title: 'C', summary: '', whole: place(6) },
  ],
};
const found = (practice?: string, billing?: string) => {
  const at = findPlace(map, { practice, billing });
  return at && [at.shown.count, ...at.titles];
};

describe('a place of the map', () => {
  it('is a step, a pair, or what a specialty adds', () => {
    expect(found('practice:a')).toEqual([1, 'A']);
    expect(found(undefined, 'billing:c')).toEqual([6, 'C']);
    expect(found('practice:a', 'billing:c')).toEqual([4, 'A', 'C']);
    expect(found('practice:a/x')).toEqual([2, 'Ax']);
    expect(findPlace(map, { practice: 'practice:a' })?.overlays).toHaveLength(1);
  });

  it('is none when its steps are not on the map', () => {
    expect(found()).toBeNull();
    expect(found('practice:gone')).toBeNull();
    expect(found('practice:a', 'billing:gone')).toBeNull();
    expect(found('practice:a/x', 'billing:b')).toBeNull();
  });
});
