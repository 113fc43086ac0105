import { mkdir } from 'node:fs/promises';
import { findFfmpeg } from './find-ffmpeg';
import type { MediaInfo } from './media-info';
import { percentReporter, progressMs } from './progress';
import { renditionArguments } from './rendition-arguments';
import type { RenditionPlan } from './rendition';
import { runFfmpeg } from './run-ffmpeg';
import type { RunOptions } from './run-options';

export interface TranscodeOptions extends RunOptions {
  /** Absolute path of the original. */
  source: string;
  info: MediaInfo;
  plan: RenditionPlan;
  /** An empty or new folder; gets init.mp4, seg_00000.m4s … and index.m3u8. */
  outputDir: string;
  /** Whole percents, 0–100, never falling. */
  onProgress?: (percent: number) => void;
}

/**
 * Makes one rendition. What it leaves behind when it fails is the caller's to remove.
 * @throws MediaError with a `ffmpeg-…` code; its `detail` is the tail of ffmpeg's stderr
 */
export async function transcodeRendition(options: TranscodeOptions): Promise<void> {
  const { tonemaps } = await findFfmpeg();
  await mkdir(options.outputDir, { recursive: true });
  const report = percentReporter(options.info.durationMs, (percent) =>
    options.onProgress?.(percent),
  );
  report(0);
  const run = renditionArguments({ ...options, tonemaps });
  const onLine = (line: string): void => {
    const at = progressMs(line);
    if (at !== null) report(at);
  };
  await runFfmpeg({ ...run, onLine }, options);
  report(options.info.durationMs);
}
