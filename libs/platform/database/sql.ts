/** Collects the values of a hand-written query: `add(value)` gives the placeholder `$1`, `$2`, … */
export function parameters(): { values: unknown[]; add: (value: unknown) => string } {
  const values: unknown[] = [];
  return { values, add: (value) => `$${values.push(value)}` };
}

/** A pattern for `ilike` that finds the text as it is: `%`, `_` and `\` are letters. */
export const containing = (text: string): string => `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
