import { borderMs, PARTS } from './watch-summary';

/** A stretch in which viewers stopped. Shares are of all viewers of the class. */
export interface DropOff {
  startMs: number;
  endMs: number;
  fromShare: number;
  toShare: number;
}

/** So many parts are looked at together. */
const STRETCH = 5;
/** A smaller loss is not worth a word. */
const LEAST_LOSS = 0.1;
const MOST = 3;

/**
 * The stretches that lost the most viewers, in the order of the class, apart from each other.
 * @param shares of viewers that have seen each part
 */
export function dropOffs(shares: readonly number[], durationMs: number): DropOff[] {
  const found: { part: number; loss: number }[] = [];
  for (let part = 0; part + STRETCH < PARTS; part++) {
    const loss = (shares[part] ?? 0) - (shares[part + STRETCH] ?? 0);
    if (loss >= LEAST_LOSS) found.push({ part, loss });
  }
  const chosen: number[] = [];
  for (const { part } of found.toSorted((a, b) => b.loss - a.loss)) {
    if (chosen.length === MOST) break;
    if (chosen.every((other) => Math.abs(other - part) > STRETCH)) chosen.push(part);
  }
  return chosen
    .toSorted((a, b) => a - b)
    .map((part) => ({
      startMs: borderMs(part, durationMs),
      endMs: borderMs(part + STRETCH, durationMs),
      fromShare: shares[part] ?? 0,
      toShare: shares[part + STRETCH] ?? 0,
    }));
}
