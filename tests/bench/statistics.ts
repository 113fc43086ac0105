/** The value below which this part of the values lies, by the nearest rank. @throws without values */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Rounded, so that figures can be read. */
export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
