import type { MediaInfo } from './media-info';

/** Where each small picture is. Sizes in pixels. */
export interface ThumbnailLayout {
  intervalMs: number;
  count: number;
  width: number;
  height: number;
  columns: number;
  rows: number;
  /** There are enough keyframes to decode nothing else, at a sixteenth of the cost. */
  keyframesOnly: boolean;
}

const LONG_SIDE = 160;
const SHEET_SIDE = 10;
const MIN_INTERVAL_MS = 2000;
const MAX_COUNT = 200;

/** Keyframes a little further apart than the pictures we want still show nearly the right moment. */
const GAP_TOLERANCE = 1.5;
/** So far apart a place is still found by them. */
const TOLERABLE_GAP_MS = 10_000;

/**
 * One picture every two seconds, or as many as make two hundred over the whole; fewer where keyframes
 * are further apart.
 * @param gapMs average distance of the source's keyframes; Infinity when there is but one
 */
export function layoutThumbnails(info: MediaInfo, gapMs: number): ThumbnailLayout {
  const { width, height } = info.video;
  const wanted = Math.max(MIN_INTERVAL_MS, Math.ceil(info.durationMs / MAX_COUNT));
  const keyframesOnly = gapMs <= Math.max(wanted * GAP_TOLERANCE, TOLERABLE_GAP_MS);
  const intervalMs = keyframesOnly ? Math.max(wanted, Math.ceil(gapMs)) : wanted;
  const count = Math.max(1, Math.ceil(info.durationMs / intervalMs));
  const scale = LONG_SIDE / Math.max(width, height);
  const even = (value: number): number => Math.max(2, 2 * Math.round((value * scale) / 2));
  return {
    intervalMs,
    count,
    width: even(width),
    height: even(height),
    columns: Math.min(SHEET_SIDE, count),
    rows: Math.min(SHEET_SIDE, Math.ceil(count / SHEET_SIDE)),
    keyframesOnly,
  };
}

export const sheetName = (sheet: number): string =>
  `thumbnails_${String(sheet).padStart(3, '0')}.jpg`;

export const sheetCount = ({ count, columns, rows }: ThumbnailLayout): number =>
  Math.ceil(count / (columns * rows));

/** `HH:MM:SS.mmm`, the WebVTT timestamp. */
function vttTime(ms: number): string {
  const pad = (value: number, digits = 2): string =>
    String(Math.floor(value)).padStart(digits, '0');
  const clock = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60].map((part) => pad(part));
  return `${clock.join(':')}.${pad(ms % 1000, 3)}`;
}

/** WebVTT whose cues point into the sheets by media fragments (`#xywh=`), as players expect. */
export function thumbnailsVtt(layout: ThumbnailLayout, durationMs: number): string {
  const { intervalMs, count, width, height, columns, rows } = layout;
  const cues = Array.from({ length: count }, (_, i) => {
    const place = i % (columns * rows);
    const x = (place % columns) * width;
    const y = Math.floor(place / columns) * height;
    const from = vttTime(i * intervalMs);
    const to = vttTime(Math.min(durationMs, (i + 1) * intervalMs));
    const sheet = sheetName(Math.floor(i / (columns * rows)));
    return `${from} --> ${to}\n${sheet}#xywh=${x},${y},${width},${height}`;
  });
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}
