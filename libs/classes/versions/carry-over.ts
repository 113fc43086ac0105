/**
 * Lays the chapters of a class over another video: each begins where it began, the last lasts to
 * the end, and those that would begin after the end are left out. Media milliseconds.
 */
export function carryOver<Chapter extends { startMs: number }>(
  chapters: readonly Chapter[],
  durationMs: number,
): (Chapter & { endMs: number })[] {
  const kept = chapters.filter(({ startMs }) => startMs < durationMs);
  return kept.map((chapter, index) => ({
    ...chapter,
    endMs: kept[index + 1]?.startMs ?? durationMs,
  }));
}
