/**
 * Two people have changed the same thing: what only one of them touched is taken over; where both
 * did, the own version stays and is named, so that the person can choose.
 */
export function mergeDrafts<T extends object>(
  base: T,
  mine: T,
  theirs: T,
): { merged: T; conflicts: (keyof T)[] } {
  const merged = { ...theirs };
  const conflicts: (keyof T)[] = [];
  for (const field of Object.keys(theirs) as (keyof T)[]) {
    if (same(mine[field], base[field])) continue;
    merged[field] = mine[field];
    if (!same(theirs[field], base[field]) && !same(theirs[field], mine[field])) {
      conflicts.push(field);
    }
  }
  return { merged, conflicts };
}

/** Whether two drafts say the same; they hold plain data only. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
