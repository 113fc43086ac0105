/** Megabits per second of a class as presenters send it, with its sound. */
const CLASS_MBPS = 3;

export type Speed = 'good' | 'tight' | 'slow';

/** @param mbps measured; half as much again as the class needs is room enough */
export function judgeSpeed(mbps: number): Speed {
  if (mbps >= CLASS_MBPS * 1.5) return 'good';
  return mbps >= CLASS_MBPS ? 'tight' : 'slow';
}

/** The median of some downloads, in megabits per second; 0 of none. */
export function speedOf(downloads: readonly { bytes: number; ms: number }[]): number {
  const rates = downloads.map(({ bytes, ms }) => (bytes * 8) / 1000 / Math.max(ms, 1));
  return rates.sort((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0;
}
