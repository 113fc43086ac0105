import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkChunk } from './check-chunk';
import type { ChunkPlan } from './chunk-plan';
import { cutFragments } from './cut-fragments';
import { findFfmpeg } from './find-ffmpeg';
import { exactFps } from './fps-fraction';
import { fragmentsFile, ladderArguments } from './ladder-arguments';
import type { MediaInfo } from './media-info';
import { percentReporter, progressMs } from './progress';
import type { RenditionPlan, SegmentRun } from './rendition';
import { runFfmpeg } from './run-ffmpeg';
import type { RunOptions } from './run-options';

export interface ChunkOptions extends RunOptions {
  /** Absolute path of the original. */
  source: string;
  info: MediaInfo;
  /** Best first. */
  plans: readonly RenditionPlan[];
  chunk: ChunkPlan;
  /** An empty or new folder; gets for each quality NAME/init.mp4 and seg_….m4s. */
  outputDir: string;
  /** Whole percents, 0–100, never falling. */
  onProgress?: (percent: number) => void;
  /** See `LadderRequest`. */
  threads?: number;
}

/**
 * Makes one chunk in every quality from one decode, and measures what came out. What it leaves
 * behind when it fails is the caller's to remove.
 * @returns name of the quality → what was made
 * @throws MediaError with a `ffmpeg-…` or `rendition-…` code
 */
export async function makeChunk(options: ChunkOptions): Promise<Map<string, SegmentRun>> {
  const { plans, chunk, outputDir, onProgress } = options;
  const { hasZimg } = await findFfmpeg();
  await Promise.all(plans.map(({ name }) => mkdir(join(outputDir, name), { recursive: true })));
  const fps = exactFps(plans[0]?.fps ?? 1);
  const [startMs, lengthMs] = [(chunk.firstFrame * 1000) / fps, (chunk.frames * 1000) / fps];
  const report = percentReporter(lengthMs, (percent) => onProgress?.(percent));
  report(0);
  const onLine = (line: string): void => {
    const at = progressMs(line);
    if (at !== null) report(at - startMs);
  };
  await runFfmpeg({ ...ladderArguments({ ...options, hasZimg }), onLine }, options);
  const made = new Map<string, SegmentRun>();
  for (const plan of plans) {
    const file = join(outputDir, fragmentsFile(plan));
    const cut = await cutFragments({
      ...{ file, outputDir: join(outputDir, plan.name), firstSegment: chunk.firstSegment },
      ...{ startSeconds: startMs / 1000, endSeconds: (startMs + lengthMs) / 1000 },
    });
    checkChunk(cut, plan, chunk);
    await rm(file);
    made.set(plan.name, cut.run);
  }
  report(lengthMs);
  return made;
}
