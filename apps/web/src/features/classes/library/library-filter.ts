import type { LocationQuery } from 'vue-router';
import { covers } from '../../workflow-map/covers';
import type { LibraryFilter } from '../api';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** What the address asks the library for. */
export const filterOf = (query: LocationQuery): LibraryFilter => ({
  topic: text(query.topic),
  specialty: text(query.specialty),
  q: text(query.q),
});

/** The address of a filter: only what is set. */
export const queryOf = (filter: LibraryFilter): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );

export const isFiltered = (filter: LibraryFilter): boolean => Object.values(filter).some(Boolean);

const isAbout = (step: string | undefined, topics: readonly string[]): boolean =>
  step !== undefined && topics.some((topic) => covers(step, topic));

/** A chapter is shown at once when it is what the filter asks for. */
export const answers = (
  filter: LibraryFilter,
  chapter: { title: string; topics: readonly string[] },
): boolean =>
  isAbout(filter.topic, chapter.topics) ||
  Boolean(filter.q && chapter.title.toLowerCase().includes(filter.q.toLowerCase()));
