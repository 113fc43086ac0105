import { borderMs, PARTS } from './watch-summary';

/** A stretch that was played again and again. */
export interface Rewatched {
  startMs: number;
  endMs: number;
  /** Plays per person who has seen it. */
  times: number;
}

/** Played at least so often by those who have seen it. */
const OFTEN = 1.5;
const MOST = 3;

/** The stretches that people went back to most, in the order of the class. */
export function rewatched(
  seenMs: readonly number[],
  playedMs: readonly number[],
  durationMs: number,
): Rewatched[] {
  const times = seenMs.map((seen, part) => (seen > 0 ? (playedMs[part] ?? 0) / seen : 0));
  const stretches: { from: number; until: number }[] = [];
  for (let part = 0; part < PARTS; part++) {
    if ((times[part] ?? 0) < OFTEN) continue;
    const last = stretches.at(-1);
    if (last?.until === part) last.until = part + 1;
    else stretches.push({ from: part, until: part + 1 });
  }
  const mean = ({ from, until }: { from: number; until: number }): number =>
    times.slice(from, until).reduce((sum, value) => sum + value, 0) / (until - from);
  return stretches
    .map((stretch) => ({ ...stretch, times: mean(stretch) }))
    .toSorted((a, b) => b.times - a.times)
    .slice(0, MOST)
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, until, times: often }) => ({
      startMs: borderMs(from, durationMs),
      endMs: borderMs(until, durationMs),
      times: often,
    }));
}
