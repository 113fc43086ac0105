import { z } from 'zod';
import { readCursor } from '@rounds/platform/http';
import type { PublishedClass } from '../published-classes.service';
import type { LibrarySort } from '../schemas';

/** What an item's place in the list follows from. */
export type Placed = Pick<PublishedClass, 'id' | 'rank'> & { value: string };
type Sorted = Pick<PublishedClass, 'id' | 'rank' | 'title' | 'durationMs' | 'publishedAt'>;

/** Titles are compared up to here, so that a cursor stays short. */
const TITLE_PART = 100;

/** By what a class stands where it does: rank, then the value, then its id. */
export const placeOf = (item: Sorted, sort: LibrarySort): Placed => ({
  id: item.id,
  rank: sort === 'newest' ? item.rank : 0,
  value: valueOf(item, sort),
});

function valueOf({ title, durationMs, publishedAt }: Sorted, sort: LibrarySort): string {
  switch (sort) {
    case 'newest':
      return publishedAt.toISOString();
    case 'title':
      return title.slice(0, TITLE_PART);
    case 'shortest':
      return String(durationMs ?? 0);
  }
}

/** Compares two places of the same list. */
export function comparePlaces(sort: LibrarySort, locale: string): (a: Placed, b: Placed) => number {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const values: Record<LibrarySort, (a: string, b: string) => number> = {
    newest: (a, b) => (a < b ? 1 : a > b ? -1 : 0),
    title: (a, b) => collator.compare(a, b),
    shortest: (a, b) => Number(a) - Number(b),
  };
  return (a, b) =>
    a.rank - b.rank || values[sort](a.value, b.value) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

const VALUE: Record<LibrarySort, z.ZodType<string>> = {
  newest: z.iso.datetime(),
  title: z.string().max(TITLE_PART),
  shortest: z.string().regex(/^\d{1,10}$/),
};

export const cursorKey = ({ rank, value, id }: Placed): string[] => [String(rank), value, id];

/** @throws DomainError `invalid-cursor`, also for one of another order */
export function readPlace(cursor: string, sort: LibrarySort): Placed {
  const form = z.tuple([z.enum(['0', '1']), VALUE[sort], z.uuid()]);
  const [rank, value, id] = readCursor(cursor, form);
  return { rank: Number(rank), value, id };
}
