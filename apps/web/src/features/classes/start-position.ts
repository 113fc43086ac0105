interface Span {
  id: string;
  startMs: number;
  endMs: number;
}

/** Resuming so close to a chapter's end would show nothing of it. */
const NEARLY_OVER_MS = 5_000;

/**
 * Where playback begins, in media milliseconds: at `?t=` if the address has one; in the chapter of
 * the address, going on inside it when the person stopped there; else where the person stopped.
 */
export function startPosition(
  address: { chapterId: string | null; seconds: number | null },
  chapters: readonly Span[],
  resumeMs: number | null,
): number {
  if (address.seconds !== null) return address.seconds * 1000;
  const chapter = chapters.find(({ id }) => id === address.chapterId);
  if (!chapter) return resumeMs ?? 0;
  const stoppedInside =
    resumeMs !== null && resumeMs > chapter.startMs && resumeMs < chapter.endMs - NEARLY_OVER_MS;
  return stoppedInside ? resumeMs : chapter.startMs;
}

/** Seconds of `?t=`: a number that is not negative, else null. */
export function secondsOf(query: unknown): number | null {
  if (typeof query !== 'string' || !/^\d{1,6}(\.\d{1,3})?$/.test(query)) return null;
  return Number(query);
}
