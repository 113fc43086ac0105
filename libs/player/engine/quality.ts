import type { Quality, QualityChoice } from './types';

/** A rung as playlists describe it. */
interface Rung {
  width: number;
  height: number;
  bitrate: number;
}

/** What people call the quality: the shorter side, so that 720 × 1280 is 720p too. */
export function heightOf({ width, height }: Pick<Rung, 'width' | 'height'>): number {
  return width > 0 ? Math.min(width, height) : height;
}

/** The rungs to choose from, best first; of several with the same height the best. */
export function qualitiesOf(rungs: readonly Rung[]): Quality[] {
  const byHeight = new Map<number, number>();
  for (const rung of rungs) {
    const height = heightOf(rung);
    byHeight.set(height, Math.max(rung.bitrate, byHeight.get(height) ?? 0));
  }
  return [...byHeight]
    .map(([height, bitrate]) => ({ height, bitrate }))
    .sort((a, b) => b.height - a.height);
}

/**
 * Index of the rung for a choice: the tallest that is not taller, else the lowest; -1 for automatic
 * (hls.js means the same by it). A remembered choice so holds for classes with other ladders.
 */
export function rungFor(choice: QualityChoice, rungs: readonly Rung[]): number {
  if (choice === 'auto' || rungs.length === 0) return -1;
  const ranked = rungs
    .map((rung, index) => ({ index, height: heightOf(rung), bitrate: rung.bitrate }))
    .sort((a, b) => b.height - a.height || b.bitrate - a.bitrate);
  return (ranked.find(({ height }) => height <= choice) ?? ranked.at(-1))?.index ?? -1;
}
