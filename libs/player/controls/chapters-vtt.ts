import type { PlayerChapter } from '../types';

function timestamp(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const millis = String(Math.round(ms) % 1000).padStart(3, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${millis}`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Chapters as WebVTT (W3C, "WebVTT chapter cues"), for the seek bar: one cue a chapter. A title is
 * plain text on one line; what would be markup or end the cue is escaped.
 */
export function chaptersVtt(chapters: readonly PlayerChapter[]): string {
  const cues = chapters.map(({ title, startMs, endMs }) => {
    const text = title.replace(/\s+/g, ' ').replace(/[&<>]/g, (found) => ENTITIES[found] ?? found);
    return `${timestamp(startMs)} --> ${timestamp(endMs)}\n${text.trim()}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}
