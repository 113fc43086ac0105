import { encodeCursor } from '@rounds/platform/http';
import { describe, expect, it } from 'vitest';
import { comparePlaces, cursorKey, placeOf, readPlace } from './library-order';
import { LIBRARY_SORTS, type LibrarySort } from '../schemas';

const ID = '01900000-0000-7000-8000-00000000000';
const one = (n: number, title: string, minutes: number, rank = 0) => ({
  ...{ id: `${ID}${n}`, title, rank, durationMs: minutes * 60_000 },
  publishedAt: new Date(Date.UTC(2026, 0, n)),
});
const items = [
  one(1, 'Part 10', 3),
  one(2, 'part 9', 20, 1),
  one(3, 'Élite', 100),
  one(4, 'Part 10', 3, 1),
];
const sorted = (sort: LibrarySort) =>
  items
    .map((item) => placeOf(item, sort))
    .sort(comparePlaces(sort, 'en'))
    .map(({ id }) => Number(id.at(-1)));

describe('the order of the library', () => {
  it('is the specialty’s first and newest first', () => {
    expect(sorted('newest')).toEqual([3, 1, 4, 2]);
  });

  it('is by title as people read it, numbers by their value', () => {
    expect(sorted('title')).toEqual([3, 2, 1, 4]);
  });

  it('is by length as numbers', () => expect(sorted('shortest')).toEqual([1, 4, 2, 3]));

  it.each(LIBRARY_SORTS)('by %s survives the way through a cursor, and no other order', (sort) => {
    const place = placeOf(one(1, '𝒳'.repeat(200), 3), sort);
    const cursor = encodeCursor(cursorKey(place));
    expect(cursor.length).toBeLessThanOrEqual(500);
    expect(readPlace(cursor, sort)).toEqual(place);
    for (const other of ['newest', 'shortest'] as const) {
      if (other !== sort) expect(() => readPlace(cursor, other)).toThrow('cursor');
    }
  });
});
