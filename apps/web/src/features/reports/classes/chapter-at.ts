interface Stretch {
  startMs: number;
  endMs: number;
}

/** The chapter that a position lies in. */
export const chapterAt = <C extends Stretch>(chapters: readonly C[], ms: number): C | undefined =>
  chapters.find(({ startMs, endMs }) => startMs <= ms && ms < endMs);
