/** 97.5 % quantile of the normal distribution: two-sided 95 %. */
const Z = 1.959963984540054;

/** Fewer answers than this say little: they are marked as few, and nothing is ranked by them. */
export const FEW = 10;

/** A share of `n`, with the interval that the true share lies in with 95 % confidence. */
export interface Share {
  /** 0 to 1. */
  share: number;
  low: number;
  high: number;
}

/**
 * The score interval of a proportion, without continuity correction. Unlike the textbook's
 * `p ± z·√(p(1−p)/n)` it stays within 0…1 and says something sensible for few and for unanimous
 * answers.
 * @see E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference",
 *   Journal of the American Statistical Association 22 (1927), 209–212.
 * @returns null when nobody has answered
 */
export function wilson(positive: number, n: number): Share | null {
  if (n <= 0) return null;
  const share = positive / n;
  const z2 = Z * Z;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return {
    share,
    low: positive === 0 ? 0 : Math.max(0, centre - half),
    high: positive === n ? 1 : Math.min(1, centre + half),
  };
}
