import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFfmpeg } from './find-ffmpeg';
import { inputOptions, inputUrl } from './input-arguments';
import { keyframeGapMs } from './keyframe-gap';
import { MediaError } from './media-error';
import type { MediaInfo } from './media-info';
import { runFfmpeg } from './run-ffmpeg';
import type { FfmpegRun } from './run-ffmpeg';
import type { RunOptions } from './run-options';
import { layoutThumbnails, sheetCount, sheetName, thumbnailsVtt } from './thumbnail-layout';
import type { ThumbnailLayout } from './thumbnail-layout';
import { deinterlace, pictureFilters } from './video-filters';

export interface ThumbnailOptions extends RunOptions {
  source: string;
  info: MediaInfo;
  /** Gets thumbnails.vtt and thumbnails_000.jpg …; names in the VTT are relative. */
  outputDir: string;
}

export interface Thumbnails {
  /** One every so many milliseconds: at least 2 s, and a 200th of the duration. */
  intervalMs: number;
  count: number;
  /** Of one small picture, in pixels. */
  width: number;
  height: number;
  /** Sheet file names, in order. */
  sheets: string[];
  /** Sheets and VTT together. */
  bytes: number;
}

/**
 * Small pictures for scrubbing: JPEG sheets of up to 10 × 10 and a WebVTT file that points into them.
 * Decodes keyframes only where there are enough of them, else everything.
 * @throws MediaError `thumbnails-failed`, or a `ffmpeg-…` code
 */
export async function makeThumbnails(options: ThumbnailOptions): Promise<Thumbnails> {
  const { source, info, outputDir } = options;
  await mkdir(outputDir, { recursive: true });
  const { hasZimg } = await findFfmpeg();
  const layout = layoutThumbnails(info, await keyframeGapMs(source, info, options));
  await runFfmpeg(thumbnailArguments({ source, info, outputDir, layout, hasZimg }), options);
  const vtt = thumbnailsVtt(layout, info.durationMs);
  await writeFile(join(outputDir, 'thumbnails.vtt'), vtt);
  const sheets = Array.from({ length: sheetCount(layout) }, (_, i) => sheetName(i));
  let bytes = Buffer.byteLength(vtt);
  for (const sheet of sheets) {
    const found = await stat(join(outputDir, sheet)).catch(() => null);
    if (!found?.size) {
      throw new MediaError('thumbnails-failed', 'The small pictures could not be made', sheet);
    }
    bytes += found.size;
  }
  const { intervalMs, count, width, height } = layout;
  return { intervalMs, count, width, height, sheets, bytes };
}

export interface ThumbnailRequest {
  source: string;
  info: MediaInfo;
  outputDir: string;
  layout: ThumbnailLayout;
  hasZimg: boolean;
}

/** `fps` picks what is shown in the middle of each interval; `tpad` and `trim` make the count exact. */
export function thumbnailArguments(request: ThumbnailRequest): FfmpegRun {
  const { info, layout, outputDir } = request;
  const filters = [
    ...deinterlace(info.video),
    `fps=1000/${layout.intervalMs}:start_time=0:eof_action=pass`,
    ...pictureFilters(info.video, layout, request.hasZimg, 'jpeg'),
    'tpad=stop_mode=clone:stop=-1',
    `trim=end_frame=${layout.count}`,
    `tile=${layout.columns}x${layout.rows}`,
  ];
  return {
    inputOptions: [
      ...inputOptions(info.container),
      ...(layout.keyframesOnly ? ['-skip_frame', 'nokey'] : []),
    ],
    input: inputUrl(request.source),
    outputOptions: [
      ...['-map', `0:${info.video.index}`, '-an', '-sn', '-dn', '-map_metadata', '-1'],
      ...['-vf', filters.join(','), '-fps_mode', 'passthrough', '-q:v', '5'],
      ...['-f', 'image2', '-start_number', '0'],
    ],
    output: 'thumbnails_%03d.jpg',
    outputDir,
  };
}
