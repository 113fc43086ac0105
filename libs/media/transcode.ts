import type { MediaInfo } from './media-info';
import type { RenditionPlan } from './rendition';
import type { RunOptions } from './run-options';

export interface TranscodeOptions extends RunOptions {
  /** Absolute path of the original. */
  source: string;
  info: MediaInfo;
  plan: RenditionPlan;
  /** An existing or new folder; gets init.mp4, seg_00000.m4s … and index.m3u8. */
  outputDir: string;
  /** 0–100, never falling, at most a few times a second. */
  onProgress?: (percent: number) => void;
}

/** Makes one rendition. @throws MediaError with a `ffmpeg-…` code */
export function transcodeRendition(options: TranscodeOptions): Promise<void> {
  throw new Error(`not yet ${options.source}`);
}
