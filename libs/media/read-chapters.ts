import type { EmbeddedChapter } from './media-info';
import { toMs } from './raw-probe';
import type { RawProbe } from './raw-probe';

/**
 * A file's own chapters, cut to the duration. Files overlap and repeat them: each ends where the
 * next begins, and of several that begin together the last one stays.
 */
export function readChapters(raw: RawProbe, durationMs: number): EmbeddedChapter[] {
  // A clock that starts a few ms before 0 belongs to the sound encoder's priming.
  const zero = Math.max(0, toMs(raw.format.start_time) ?? 0);
  const starts = raw.chapters
    .map((chapter) => ({
      startMs: Math.max(0, (toMs(chapter.start_time) ?? 0) - zero),
      endMs: Math.min(durationMs, (toMs(chapter.end_time) ?? durationMs) - zero),
      title: (chapter.tags?.title ?? '').trim(),
    }))
    .sort((a, b) => a.startMs - b.startMs);
  return starts
    .map((chapter, i) => ({
      ...chapter,
      endMs: Math.min(chapter.endMs, starts[i + 1]?.startMs ?? durationMs),
    }))
    .filter(({ startMs, endMs }) => endMs > startMs);
}
