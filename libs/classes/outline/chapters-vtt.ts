/** A chapter as a WebVTT cue; times in integer milliseconds. */
export interface ChapterCue {
  id: string;
  title: string;
  startMs: number;
  endMs: number;
}

/**
 * The chapters as a WebVTT file whose cues hold chapter titles (W3C WebVTT, 4.1 and 1.6). Cue
 * identifiers are chapter ids.
 */
export function toWebVtt(chapters: readonly ChapterCue[]): string {
  const cues = chapters.map(
    ({ id, title, startMs, endMs }) =>
      `${id}\n${timestamp(startMs)} --> ${timestamp(endMs)}\n${escapeText(title)}\n`,
  );
  return ['WEBVTT\n', ...cues].join('\n');
}

/** `HH:MM:SS.mmm`; hours have as many digits as they need, at least two. */
export function timestamp(ms: number): string {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  const seconds = Math.floor(ms / 1000);
  const hours = pad(Math.floor(seconds / 3600), 2);
  const minutes = pad(Math.floor(seconds / 60) % 60, 2);
  return `${hours}:${minutes}:${pad(seconds % 60, 2)}.${pad(ms % 1000, 3)}`;
}

/** Cue text knows tags and references, ends at an empty line and must not hold an arrow. */
function escapeText(title: string): string {
  const line = title.replace(/[\r\n\u0000]+/g, ' ').trim();
  return line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') || '&nbsp;';
}
