import type { BulkResult, ClassRef } from './api';

const DONE = new Set(['made', 'changed', 'unchanged', 'published', 'waiting', 'withdrawn']);

export const isDone = ({ code }: Pick<BulkResult, 'code'>): boolean => DONE.has(code);

/** Those that came to this end, to go on with. */
export const refsOf = (results: readonly BulkResult[], ...codes: string[]): ClassRef[] =>
  results.flatMap(({ id, code, revision }) =>
    codes.includes(code) && revision !== null ? [{ id, revision }] : [],
  );

/** How many came to each end, the frequent first. */
export function countByCode(results: readonly Pick<BulkResult, 'code'>[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { code } of results) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
