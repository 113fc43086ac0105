/** Rows of H.264 table A-1: level, macroblocks a second, macroblocks a frame. */
const LEVELS: readonly (readonly [level: number, perSecond: number, perFrame: number])[] = [
  [3, 40_500, 1_620],
  [3.1, 108_000, 3_600],
  [3.2, 216_000, 5_120],
  [4, 245_760, 8_192],
  [4.2, 522_240, 8_704],
  [5.1, 983_040, 36_864],
];

/**
 * The smallest H.264 level, from 3 on (every player has that), that holds such pictures. The plan
 * keeps bit rates far below what each level allows, so they do not matter here.
 */
export function avcLevel(width: number, height: number, fps: number): number {
  const perFrame = Math.ceil(width / 16) * Math.ceil(height / 16);
  const row = LEVELS.find(([, second, frame]) => perFrame <= frame && perFrame * fps <= second);
  return row?.[0] ?? 5.2;
}
