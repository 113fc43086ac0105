/** So many columns a strip has at most; a short class has one per second. */
const MAX_BINS = 120;

export interface Bin {
  startMs: number;
  endMs: number;
  count: number;
}

/** Divides a class into equal parts of full seconds and counts the marks in each. */
export function toBins(
  pins: readonly { atMs: number; count: number }[],
  durationMs: number,
): Bin[] {
  if (durationMs <= 0) return [];
  const seconds = Math.ceil(durationMs / 1000);
  const lengthMs = Math.ceil(seconds / MAX_BINS) * 1000;
  const bins = Array.from({ length: Math.ceil(durationMs / lengthMs) }, (_, index) => ({
    startMs: index * lengthMs,
    endMs: Math.min(durationMs, (index + 1) * lengthMs),
    count: 0,
  }));
  for (const { atMs, count } of pins) {
    const bin = bins[Math.floor(atMs / lengthMs)];
    if (bin) bin.count += count;
  }
  return bins;
}

/** The first of the parts with the most marks; null without any. */
export function busiest(bins: readonly Bin[]): Bin | null {
  const most = Math.max(0, ...bins.map(({ count }) => count));
  return most === 0 ? null : (bins.find(({ count }) => count === most) ?? null);
}
