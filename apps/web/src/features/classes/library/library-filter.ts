import type { LocationQuery } from 'vue-router';
import { covers } from '../../workflow-map/covers';
import type { LibraryFilter } from '../api';

export const PROGRESS = ['not-begun', 'begun', 'finished'] as const;
export const SORTS = ['newest', 'title', 'shortest'] as const;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** What the address asks the library for. Older links name one `topic` of either axis. */
export function filterOf(query: LocationQuery): LibraryFilter {
  const topic = text(query.topic);
  const of = (axis: string) => (topic?.startsWith(`${axis}:`) ? topic : undefined);
  return {
    practice: text(query.practice) ?? of('practice'),
    billing: text(query.billing) ?? of('billing'),
    specialty: text(query.specialty),
    q: text(query.q),
    progress: PROGRESS.find((one) => one === query.progress),
    sort: SORTS.find((one) => one === query.sort),
  };
}

/** The address of a filter: only what is set. */
export const queryOf = (filter: LibraryFilter): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );

/** Whether something narrows the library; how it is sorted does not. */
export const isFiltered = ({ sort: _, ...filter }: LibraryFilter): boolean =>
  Object.values(filter).some(Boolean);

const isAbout = (steps: readonly (string | undefined)[], topics: readonly string[]): boolean => {
  const asked = steps.filter((step) => step !== undefined);
  return asked.length > 0 && asked.every((step) => topics.some((topic) => covers(step, topic)));
};

/** A chapter is shown at once when it is what the filter asks for. */
export const answers = (
  filter: LibraryFilter,
  chapter: { title: string; topics: readonly string[] },
): boolean =>
  isAbout([filter.practice, filter.billing], chapter.topics) ||
  Boolean(filter.q && chapter.title.toLowerCase().includes(filter.q.toLowerCase()));
