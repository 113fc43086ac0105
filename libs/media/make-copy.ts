import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkChunk } from './check-chunk';
import { segmentFrames, type ChunkPlan } from './chunk-plan';
import { cutFragments } from './cut-fragments';
import { exactFps } from './fps-fraction';
import { inputOptions, inputUrl } from './input-arguments';
import { fragmentsFile } from './ladder-arguments';
import type { MediaInfo } from './media-info';
import type { RenditionPlan, SegmentRun } from './rendition';
import { runFfmpeg } from './run-ffmpeg';
import type { RunOptions } from './run-options';

export interface CopyOptions extends RunOptions {
  source: string;
  info: MediaInfo;
  /** Of the quality that the copy is. */
  plan: RenditionPlan;
  chunk: ChunkPlan;
  /** Gets NAME/init.mp4 and seg_….m4s. */
  outputDir: string;
}

/** Read on for so long, since ffmpeg ends by the order of decoding; the cutter drops what is too much. */
const BEYOND_SECONDS = 1;

/**
 * Makes one chunk of a quality by copying the source's pictures (see `isCopyable`).
 * @throws MediaError with a `ffmpeg-…` or `rendition-…` code
 */
export async function makeCopy(options: CopyOptions): Promise<SegmentRun> {
  const { source, info, plan, chunk, outputDir } = options;
  const folder = join(outputDir, plan.name);
  await mkdir(folder, { recursive: true });
  const fps = exactFps(plan.fps);
  const [startSeconds, endSeconds] = [
    chunk.firstFrame / fps,
    (chunk.firstFrame + chunk.frames) / fps,
  ];
  await runFfmpeg(
    {
      inputOptions: [
        ...inputOptions(info.container),
        ...(startSeconds > 0 ? ['-ss', startSeconds.toFixed(6)] : []),
      ],
      input: inputUrl(source),
      outputOptions: [
        ...['-t', (endSeconds - startSeconds + BEYOND_SECONDS).toFixed(6)],
        ...['-map', `0:${info.video.index}`, '-c', 'copy', '-map_metadata', '-1'],
        ...['-map_chapters', '-1', '-avoid_negative_ts', 'disabled', '-f', 'mp4'],
        ...['-movflags', '+cmaf+frag_keyframe+frag_discont'],
      ],
      output: fragmentsFile(plan),
      outputDir,
    },
    options,
  );
  const file = join(outputDir, fragmentsFile(plan));
  const cut = await cutFragments({
    ...{ file, outputDir: folder, firstSegment: chunk.firstSegment, startSeconds, endSeconds },
    segmentSeconds: segmentFrames(plan.fps) / fps,
  });
  checkChunk(cut, plan, chunk);
  await rm(file);
  return cut.run;
}
