import type { MediaInfo } from './media-info';
import type { RunOptions } from './run-options';

export interface PosterOptions extends RunOptions {
  source: string;
  info: MediaInfo;
  /** Absolute path of the JPEG to write. */
  outputFile: string;
}

export interface Poster {
  width: number;
  height: number;
  bytes: number;
  /** Which moment it shows. */
  atMs: number;
}

/** A JPEG of at most 1280 px, from a frame that is neither black nor blank where there is one. */
export function makePoster(options: PosterOptions): Promise<Poster> {
  throw new Error(`not yet ${options.source}`);
}
