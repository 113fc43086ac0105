/** What both have changed, field by field, as text that people can compare. */
export function differencesOf<T extends object>(
  fields: readonly (keyof T)[],
  mine: T,
  theirs: T,
  labelOf: (field: string) => string,
): { label: string; mine: string; theirs: string }[] {
  return fields.map((field) => ({
    label: labelOf(String(field)),
    mine: textOf(mine[field]),
    theirs: textOf(theirs[field]),
  }));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(lineOf).join('\n');
  return Object.values(value)
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .join(' ');
}

/** An option shows whether it is right; anything else its words. */
function lineOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const { text, right } = item as { text?: string; right?: boolean };
  return `${right ? '✓ ' : ''}${text ?? ''}`;
}
