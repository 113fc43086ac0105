import type { Silence } from '../silences';
import { tilesBetween, type FilmPicture } from './filmstrip';

/** How loud it is, one value from 0 to 255 every so often. */
export interface Sound {
  intervalMs: number;
  peaks: readonly number[];
  silences: readonly Silence[];
}

export interface Drawing {
  context: CanvasRenderingContext2D;
  /** What of the timeline can be seen, in its pixels. */
  fromPx: number;
  widthPx: number;
  pxPerMs: number;
  film: { pictures: readonly FilmPicture[]; heightPx: number; imageOf: ImageOf };
  /** The loudest moment fills the lane. */
  wave: { sound: Sound | null; loudest: number; heightPx: number; color: string; quiet: string };
}

/** The sheet at an address; null until it has arrived. */
export type ImageOf = (url: string) => HTMLImageElement | null;

const BAR_PX = 2;
/** Of 255: what is quieter is not made to look loud. */
const LEAST_LOUD = 16;

export const loudestOf = (sound: Sound | null): number =>
  (sound?.peaks ?? []).reduce((most, peak) => Math.max(most, peak), LEAST_LOUD);

export function drawPictures(drawing: Drawing): void {
  const { context, widthPx, film, wave } = drawing;
  context.clearRect(0, 0, widthPx, film.heightPx + wave.heightPx);
  drawFilm(drawing);
  if (wave.sound) drawWave(drawing, wave.sound);
}

function drawFilm({ context, fromPx, widthPx, pxPerMs, film }: Drawing): void {
  const { pictures, heightPx, imageOf } = film;
  const range = [fromPx, fromPx + widthPx] as const;
  for (const { picture, x } of tilesBetween(pictures, range, { pxPerMs, heightPx })) {
    const image = imageOf(picture.url);
    const { x: sx, y: sy, width, height } = picture;
    const shownPx = (width / height) * heightPx;
    if (image) context.drawImage(image, sx, sy, width, height, x - fromPx, 0, shownPx, heightPx);
  }
}

function drawWave(drawing: Drawing, { intervalMs, peaks, silences }: Sound): void {
  const { context, fromPx, widthPx, pxPerMs, film, wave } = drawing;
  const [top, height] = [film.heightPx, wave.heightPx];
  context.fillStyle = wave.quiet;
  for (const [startMs, endMs] of silences) {
    const x = startMs * pxPerMs - fromPx;
    const wide = Math.max(1, (endMs - startMs) * pxPerMs);
    if (x < widthPx && x + wide > 0) context.fillRect(x, top, wide, height);
  }
  context.fillStyle = wave.color;
  for (let x = 0; x < widthPx; x += BAR_PX) {
    const first = Math.floor((fromPx + x) / pxPerMs / intervalMs);
    const last = Math.max(first + 1, Math.floor((fromPx + x + BAR_PX) / pxPerMs / intervalMs));
    const peak = Math.max(0, ...peaks.slice(first, last));
    const bar = Math.max(1, (peak / wave.loudest) * (height - 4));
    context.fillRect(x, top + (height - bar) / 2, BAR_PX - 0.5, bar);
  }
}
