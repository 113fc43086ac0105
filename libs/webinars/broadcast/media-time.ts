import type { ShownTake } from './take';

/**
 * Where the recording shows what was going on at a moment, in milliseconds. What happened before the
 * first picture is at 0, what happened while the presenter was gone where the recording goes on, and
 * what came after the end at the end.
 * @param takes that showed something, in order
 */
export function mediaTimeOf(takes: readonly ShownTake[], at: Date): number {
  // Feeds tell the time by clocks of their own: where two overlap, the later one is what was seen.
  const take = takes.findLast(({ beganAt }) => beganAt <= at);
  if (!take) return 0;
  return take.startMs + Math.min(at.getTime() - take.beganAt.getTime(), take.lengthMs);
}
