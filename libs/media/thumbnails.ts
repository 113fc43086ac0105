import type { MediaInfo } from './media-info';
import type { RunOptions } from './run-options';

export interface ThumbnailOptions extends RunOptions {
  source: string;
  info: MediaInfo;
  /** Gets thumbnails.vtt and thumbnails_000.jpg …; names in the VTT are relative. */
  outputDir: string;
}

export interface Thumbnails {
  /** One every so many milliseconds: max(2 s, a 200th of the duration). */
  intervalMs: number;
  count: number;
  width: number;
  height: number;
  /** Sheet file names, in order. */
  sheets: string[];
  bytes: number;
}

/** Small pictures for scrubbing: JPEG sheets of 10 × 10 and a WebVTT file that points into them. */
export function makeThumbnails(options: ThumbnailOptions): Promise<Thumbnails> {
  throw new Error(`not yet ${options.source}`);
}
