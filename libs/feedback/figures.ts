import type { FiguresView } from './review-schemas';
import { FEW, wilson } from './wilson';

/** Counted ratings: how many, how many of 4 or 5, and their sum. */
export interface Counted {
  n: number;
  positive: number;
  sum: number;
}

export const nothingCounted: Counted = { n: 0, positive: 0, sum: 0 };

/** @param spread how many gave 1, 2, … 5 */
export const countedOf = (spread: readonly number[]): Counted =>
  spread
    .map((n, index) => ({ n, positive: index >= 3 ? n : 0, sum: n * (index + 1) }))
    .reduce(addCounted, nothingCounted);

/** What counted ratings say, and how sure that is. */
export const toFigures = ({ n, positive, sum }: Counted): FiguresView => ({
  n,
  positive,
  mean: n > 0 ? sum / n : null,
  share: wilson(positive, n),
  few: n < FEW,
});

/** The same, of both together. */
export function addCounted(a: Counted, b: Counted): Counted {
  return { n: a.n + b.n, positive: a.positive + b.positive, sum: a.sum + b.sum };
}
