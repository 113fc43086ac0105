export interface Landing {
  kept: number;
  /** Would begin after the end. */
  dropped: number;
}

/** How the chapters of a class land on another video; the server lays them the same way. */
export function landingOf(chapters: readonly { startMs: number }[], durationMs: number): Landing {
  const kept = chapters.filter(({ startMs }) => startMs < durationMs).length;
  return { kept, dropped: chapters.length - kept };
}
